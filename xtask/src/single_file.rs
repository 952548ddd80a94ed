//! The whole site in one HTML file, which opens from a disk.
//!
//! The files are packed into the page (gzip, base64); `single.js` unpacks them and stands in for the network.
//! The GPU's trainer is left out: it is four fifths of the site, and the CPU trains everywhere.

use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::{Result, names};

/// What is not packed: what stands in the page itself, what only a server can give, and what only machines
/// with a graphics device use.
const LEFT_OUT: [&str; 10] = [
    "index.html",
    "infoplane.html",
    "loader.js",
    "offline.js",
    "opens.js",
    "sw.js",
    "worker.js",
    "trainer_gpu.js",
    "trainer_gpu_bg.wasm",
    "icon.svg",
];

/// Writes the file and gives its size in bytes.
///
/// # Errors
/// One line where a file of the site is missing or the page is not as expected.
pub fn write(dist: &Path, file: &Path) -> Result<u64> {
    let text = |name: &str| read(dist, name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let page = text("index.html")?;
    let attribute = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=")).ok_or(format!("the page has no {name}"))?;
        Ok::<_, String>(rest.split([' ', '>']).next().unwrap_or_default().trim_matches('"').to_owned())
    };
    let (js, wasm, bytes) = (attribute("data-js")?, attribute("data-wasm")?, attribute("data-bytes")?);
    let body = between(&page, "<body>", "</body>")?.split("<script").next().unwrap_or_default();

    let packed = packed(dist)?;
    let (mut styles, mut style_sums) = (String::new(), String::new());
    for name in stylesheets(&page) {
        let style = text(name.trim_start_matches("./"))?;
        style_sums += &format!(" {}", sum(&style));
        styles += &format!("<style>{style}</style>\n");
    }
    // One script: a module waits for nothing but itself. It may not end the element that holds it.
    let script =
        format!("{}{}", include_str!("single.js"), text("loader.js")?).replace("</script", "<\\/script");
    let (icon, opens) = (picture(dist, "icon.svg")?, text("opens.js")?);
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' blob: {} {}; style-src{style_sums}; \
         img-src blob: data:; connect-src blob:; worker-src blob:; base-uri 'none'; form-action 'none'",
        sum(&opens),
        sum(&script)
    );
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Infoplane</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" href=\"{icon}\">\n<script>{opens}</script>\n{styles}</head>\n<body>{body}\n{packed}\
         <script type=\"module\" data-js=\"{js}\" data-wasm=\"{wasm}\" data-bytes=\"{bytes}\">{script}</script>\n\
         </body></html>\n"
    );
    fs::write(file, &html).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(html.len() as u64)
}

/// The files that the page unpacks, each in an element of its own.
fn packed(dist: &Path) -> Result<String> {
    let mut packed = String::new();
    for name in names(dist)? {
        let kind = match name.rsplit('.').next() {
            Some("css" | "png" | "webmanifest") => continue,
            _ if LEFT_OUT.contains(&name.as_str()) => continue,
            Some("js") => "text/javascript",
            Some("wasm") => "application/wasm",
            Some("json") => "application/json",
            Some("html") => "text/html",
            _ => "application/octet-stream",
        };
        packed += &format!(
            "<script type=\"text/plain\" data-file=\"./{name}\" data-type=\"{kind}\">{}</script>\n",
            STANDARD.encode(gzip(&read(dist, &name)?)?)
        );
    }
    Ok(packed)
}

/// An address that is the picture itself.
pub(crate) fn picture(dist: &Path, name: &str) -> Result<String> {
    read(dist, name).map(|bytes| format!("data:image/svg+xml;base64,{}", STANDARD.encode(bytes)))
}

fn read(dist: &Path, name: &str) -> Result<Vec<u8>> {
    fs::read(dist.join(name)).map_err(|error| format!("{name}: {error}"))
}

/// What a policy calls an inline script or style.
fn sum(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let (_, rest) = text.split_once(start).ok_or(format!("the page has no {start}"))?;
    rest.split_once(end).map(|(inner, _)| inner).ok_or(format!("the page has no {end}"))
}

/// The addresses of the page's style sheets.
fn stylesheets(page: &str) -> Vec<&str> {
    let links = page.split("<link ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let address = |link: &'_ str| -> Option<&str> {
        let start = page.find(link)? + link.find("href=")? + "href=".len();
        Some(page[start..].split([' ', '>']).next().unwrap_or_default().trim_matches('"'))
    };
    links.filter(|link| link.contains("stylesheet")).filter_map(address).collect()
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|error| error.to_string())?;
    encoder.finish().map_err(|error| error.to_string())
}
