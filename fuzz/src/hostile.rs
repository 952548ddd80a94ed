//! Inputs made to fill the memory: each says much in few bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use infoplane::exchange::csv::{InformationRow, Row};
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::seeds;
use crate::targets::Target;

/// How often something small is repeated.
const MANY: usize = 300_000;

/// The hostile inputs of a decoder.
pub fn inputs(target: Target) -> Vec<Vec<u8>> {
    match target {
        Target::Link => {
            vec!["a=&".repeat(MANY).into(), "=&".repeat(MANY).into(), "%00=%00&".repeat(MANY).into()]
        }
        Target::RunFile => run_files(),
        Target::Zip => vec![bomb(1 << 20, 40), bomb(200 << 20, 1)],
        Target::Csv => {
            let header = format!("{}\n", InformationRow::HEADER.join(","));
            let after = |text: &str| (header.clone() + &text.repeat(MANY)).into_bytes();
            vec![
                after(","),
                after("\"\n\","),
                after("\""),
                after("\n"),
                ",".repeat(MANY).into(),
                after("r,0,0,1,l,e,,\n"),
            ]
        }
    }
}

/// A sound file with something endless in place of a part.
fn run_files() -> Vec<Vec<u8>> {
    let light = seeds::of(Target::RunFile).swap_remove(1);
    let sound = String::from_utf8(light).unwrap_or_default();
    let numbered = |value: &str| (0..MANY).map(|i| format!("\"{i}\":{value}")).collect::<Vec<_>>().join(",");
    let list = |element: &str| vec![element; MANY].join(",");
    let replaced = |from: &str, to: &str| sound.replacen(from, to, 1).into_bytes();
    let snapshots = |text: &str| {
        let head = sound.split_once("\"snapshots\":[").map_or("", |(head, _)| head);
        format!("{head}\"snapshots\":[{text}]}}").into_bytes()
    };
    let information =
        |text: &str| snapshots(&format!("{{\"epoch\":0,\"step\":0,\"information\":{{{text}}}}}"));
    vec![
        "[".repeat(MANY).into(),
        format!("{}{}", "[".repeat(MANY), "]".repeat(MANY)).into(),
        list("{}").into(),
        replaced("\"layers\":[", &format!("\"layers\":[{},", list("[]"))),
        replaced("\"experiment\":{", &format!("\"experiment\":{{{},", numbered("0"))),
        replaced("\"name\":\"", &format!("\"name\":\"{}", "\\u0000".repeat(MANY))),
        snapshots(&list("{}")),
        snapshots(&list("[]")),
        snapshots(&list("{\"epoch\":0,\"step\":0}")),
        information(&numbered("[]")),
        information(&numbered("[[],[]]")),
        information(&format!("\"edges:30\":[{}]", list("[]"))),
        information(&format!("\"edges:30\":[[{}]]", list("{\"ixt\":0,\"ity\":0}"))),
        snapshots(&format!("{{\"epoch\":0,\"step\":0,\"weights\":\"{}\"}}", "AAAA".repeat(MANY))),
    ]
}

/// A zip of so many files of zeros, each of so many bytes.
fn bomb(size: usize, count: usize) -> Vec<u8> {
    let written = || -> Result<Vec<u8>, rawzip::Error> {
        let mut archive = ZipArchiveWriter::new(Vec::new());
        for file in 0..count {
            let name = format!("{file}.json");
            let (mut entry, config) =
                archive.new_file(&name).compression_method(CompressionMethod::DEFLATE).start()?;
            let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::fast()));
            std::io::copy(&mut std::io::Read::take(std::io::repeat(0), size as u64), &mut writer)?;
            writer.flush()?;
            let (encoder, descriptor) = writer.finish()?;
            encoder.finish()?;
            entry.finish(descriptor)?;
        }
        archive.finish()
    };
    written().unwrap_or_default()
}
