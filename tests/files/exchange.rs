//! What leaves the page comes back: tables, zips, and any file that is opened.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use infoplane::evaluation::{Measures, NetworkMetrics};
use infoplane::exchange::csv::{self, InformationRow, Line, MetricsRow, Part};
use infoplane::exchange::{file_name, import, unique, zip};
use infoplane::experiment::{Experiment, Reading};
use infoplane::information::PlanePoint;
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot, to_json};
use proptest::prelude::*;

use crate::samples;

/// A run of two networks of two layers, with one snapshot.
fn run(name: &str) -> Run {
    let experiment = Experiment { hidden: vec![2], networks: 2, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, "2026-11-24T10:00:00Z".into());
    run.name = name.into();
    let mut snapshot = Snapshot { epoch: 3, step: 21, ..Snapshot::default() };
    let points = vec![
        vec![PlanePoint::new(12.0, 0.1 + 0.2), PlanePoint::new(1e-9, 0.5)],
        vec![PlanePoint::new(f64::NAN, f64::NAN), PlanePoint::new(0.25, f64::INFINITY)],
    ];
    snapshot.information.insert(Reading::of(&experiment), points);
    let measures =
        Measures { loss: 0.5, accuracy: 1.0, precision: 0.75, recall: 0.5, f1: 0.25, perplexity: f64::NAN };
    let holdout = Measures { loss: 2.0, ..measures };
    let diverged = NetworkMetrics { train: Measures::NAN, holdout: Measures::NAN };
    snapshot.metrics = vec![NetworkMetrics { train: measures, holdout }, diverged];
    run.snapshots.push(snapshot);
    run
}

#[test]
fn the_tables_are_as_documented() {
    assert_eq!(
        csv::information(&[&run("var_u tanh")]),
        "run,epoch,step,network,layer,estimator,ixt,ity\r\n\
         var_u tanh,3,21,1,hidden 1,edges:30@all,12.0,0.30000000000000004\r\n\
         var_u tanh,3,21,1,output,edges:30@all,1e-9,0.5\r\n\
         var_u tanh,3,21,2,hidden 1,edges:30@all,,\r\n\
         var_u tanh,3,21,2,output,edges:30@all,0.25,\r\n"
    );
    assert_eq!(
        csv::metrics(&[&run("a"), &run("a")]),
        "run,epoch,step,network,part,loss,accuracy,precision,recall,f1,perplexity\r\n\
         a,3,21,1,train,0.5,1.0,0.75,0.5,0.25,\r\n\
         a,3,21,1,holdout,2.0,1.0,0.75,0.5,0.25,\r\n\
         a,3,21,2,train,,,,,,\r\n\
         a,3,21,2,holdout,,,,,,\r\n\
         a 2,3,21,1,train,0.5,1.0,0.75,0.5,0.25,\r\n\
         a 2,3,21,1,holdout,2.0,1.0,0.75,0.5,0.25,\r\n\
         a 2,3,21,2,train,,,,,,\r\n\
         a 2,3,21,2,holdout,,,,,,\r\n"
    );
}

#[test]
fn texts_are_quoted_guarded_and_marked() {
    let named = |name: &str| {
        let table = csv::metrics(&[&run(name)]);
        let line = table.split_once("perplexity\r\n").unwrap().1;
        (table.starts_with('\u{FEFF}'), line.split_once(",3,21,").unwrap().0.to_owned())
    };
    let is = |name: &str, marked: bool, field: &str| assert_eq!(named(name), (marked, field.to_owned()));
    is("plain", false, "plain");
    is("a,b", false, "\"a,b\"");
    is("say \"x\"", false, "\"say \"\"x\"\"\"");
    is("two\r\nlines", false, "\"two\r\nlines\"");
    is("=1+1", false, "'=1+1");
    is("@x", false, "'@x");
    is("-1", false, "'-1");
    is("+1", false, "'+1");
    is("\tx", false, "'\tx");
    is("'=x", false, "''=x");
    is("'quoted'", false, "'quoted'");
    is("größer 🦀", true, "größer 🦀");
}

fn lines(table: &str) -> Vec<Line> {
    let mut lines = vec![];
    csv::read(table.as_bytes(), |line| lines.push(line)).unwrap();
    lines
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), 0.0..12.0, Just(f64::NAN), Just(f64::MIN_POSITIVE), Just(-0.0)]
}

/// Names with all that a table could stumble over.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "['=+@\t\r\n,\"a-]{0,8}"]
}

/// The same number, or neither is finite.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || !(a.is_finite() || b.is_finite())
}

proptest! {
    #[test]
    fn information_round_trips(
        rows in prop::collection::vec((name(), any::<(u32, u64, u32)>(), name(), name(), number(), number()), 0..6)
    ) {
        let row = |(run, (epoch, step, network), layer, estimator, ixt, ity)| {
            InformationRow { run, epoch, step, network, layer, estimator, ixt, ity }
        };
        let rows: Vec<InformationRow> = rows.into_iter().map(row).collect();
        let again = lines(&csv::write(&rows));
        prop_assert_eq!(again.len(), rows.len());
        for (line, row) in again.iter().zip(&rows) {
            let Line::Information(line) = line else { panic!("a line of the other table") };
            prop_assert_eq!((&line.run, &line.layer, &line.estimator), (&row.run, &row.layer, &row.estimator));
            prop_assert_eq!((line.epoch, line.step, line.network), (row.epoch, row.step, row.network));
            prop_assert!(same(line.ixt, row.ixt) && same(line.ity, row.ity));
        }
    }

    #[test]
    fn metrics_round_trip(run in name(), loss in number(), f1 in number(), train: bool) {
        let part = if train { Part::Train } else { Part::Holdout };
        let measures = Measures { loss, f1, ..Measures::NAN };
        let row = MetricsRow { run, epoch: 1, step: 2, network: 3, part, measures };
        let again = lines(&csv::write(std::slice::from_ref(&row)));
        let [Line::Metrics(line)] = &again[..] else { panic!("not one line of measures") };
        prop_assert_eq!((&line.run, line.part), (&row.run, row.part));
        prop_assert!(same(line.measures.loss, loss) && same(line.measures.f1, f1));
        prop_assert!(line.measures.accuracy.is_nan());
    }
}

#[test]
fn what_is_wrong_with_a_table_is_named_by_line_and_column() {
    let header = "run,epoch,step,network,layer,estimator,ixt,ity\n";
    let fault = |table: &str| csv::read(table.as_bytes(), |_| ()).unwrap_err();
    let good = "\"two\nlines\",0,0,1,output,kde@all,1,1\n";
    assert_eq!(
        fault(&format!("{header}{good}\n\na,0,0,1,output,kde@all,one,1\n")),
        "line 6, column 7 (ixt) is “one”, which is not a finite number"
    );
    assert_eq!(
        fault(&format!("{header}a,-1,0,1,output,kde@all,1,1")),
        "line 2, column 2 (epoch) is “-1”, which is not a whole number that fits"
    );
    assert_eq!(
        fault(&format!("{header}a,0,0,1,output,kde@all,inf,1")),
        "line 2, column 7 (ixt) is “inf”, which is not a finite number"
    );
    assert_eq!(fault(&format!("{header}a,0\r\n")), "line 2 has 2 fields where the table has 8 columns");
    assert_eq!(fault(&format!("{header}{}", ",".repeat(1 << 20))), "line 2 has more than 32 fields");
    assert_eq!(fault("a,b\n1,2\n"), "its first line is not that of a table of this page");
    assert_eq!(fault(""), "its first line is not that of a table of this page");
    let bytes = [header.as_bytes(), b"a,0,0,1,out\xFFput,kde,1,1"].concat();
    assert_eq!(csv::read(&bytes, |_| ()).unwrap_err(), "line 2, column 5 is not text in UTF-8");
    let metrics = "run,epoch,step,network,part,loss,accuracy,precision,recall,f1,perplexity\n";
    assert_eq!(
        fault(&format!("{metrics}a,0,0,1,test,1,1,1,1,1,1")),
        "line 2, column 5 (part) is “test”, which is neither train nor holdout"
    );
}

#[test]
fn names_of_files_are_safe_everywhere_and_unique() {
    let is = |name: &str, file: &str| assert_eq!(file_name(name), file);
    is("var_u tanh", "var_u-tanh");
    is("../../etc/passwd", "etc-passwd");
    is("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j");
    is("", "run");
    is("...", "run");
    is(" \u{202E}\0\n", "run");
    is("NUL", "run-NUL");
    is("com1.json", "run-com1.json");
    is("größer", "größer");
    is(&"x".repeat(10_000), &"x".repeat(60));
    assert_eq!(unique(["a", "A", "a-2", "b", "a"], "-"), ["a", "A-2", "a-2-2", "b", "a-3"]);
}

/// A zip by hand, after the format's description (APPNOTE.TXT): name, method, said size, packed bytes.
fn by_hand(files: &[(&str, u16, u32, &[u8], u32)]) -> Vec<u8> {
    let (mut out, mut directory) = (vec![], vec![]);
    for (name, method, size, packed, crc) in files {
        let mut common = vec![];
        common.extend(20_u16.to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        common.extend(method.to_le_bytes());
        common.extend([0; 4]);
        common.extend(crc.to_le_bytes());
        common.extend((packed.len() as u32).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend((out.len() as u32).to_le_bytes());
        directory.extend(name.bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.bytes());
        out.extend(*packed);
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn deflated(bytes: &[u8]) -> (Vec<u8>, u32) {
    let mut encoder = DeflateEncoder::new(vec![], Compression::best());
    encoder.write_all(bytes).unwrap();
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    (encoder.finish().unwrap(), crc.sum())
}

/// Each file's name with the run's name or the sentence.
fn told(name: &str, bytes: &[u8]) -> Vec<(String, Result<String, String>)> {
    import(name, bytes).into_iter().map(|item| (item.name, item.run.map(|run| run.name))).collect()
}

#[test]
fn a_zip_comes_back() {
    let packed = zip::pack(&[&run("a b"), &run("a:b"), &run("=c")], true).unwrap();
    let found = told("runs.zip", &packed);
    let is = |file: &str, run: &str| (format!("runs.zip/{file}"), Ok(run.to_owned()));
    assert_eq!(found, [is("a-b.json", "a b"), is("a-b-2.json", "a:b"), is("c.json", "=c")]);
    let mut tables = vec![];
    zip::unpack(&packed, |file| {
        if file.name.ends_with(".csv") {
            tables.push((file.name, lines(std::str::from_utf8(&file.bytes.unwrap()).unwrap()).len()));
        }
    })
    .unwrap();
    assert_eq!(tables, [("information.csv".to_owned(), 12), ("metrics.csv".to_owned(), 12)]);
    assert!(packed.len() < to_json(&run("a"), true).len() * 3);
}

#[test]
fn a_run_that_deflates_too_well_is_stored_and_comes_back() {
    let mut long = run("long");
    let snapshot = Snapshot { information: Default::default(), metrics: vec![], ..long.snapshots[0].clone() };
    long.name = "x".repeat(3 << 20);
    long.snapshots = vec![snapshot];
    let packed = zip::pack(&[&long], true).unwrap();
    assert_eq!(import("a.zip", &packed)[0].run.as_ref().unwrap(), &long);
}

#[test]
fn other_zips_are_read_and_each_broken_file_refuses_itself() {
    let json = to_json(&run("inside"), false);
    let (packed, crc) = deflated(json.as_bytes());
    let size = json.len() as u32;
    let table = csv::metrics(&[&run("a")]);
    let files: Vec<(&str, u16, u32, &[u8], u32)> = vec![
        ("folder/", 0, 0, b"", 0),
        ("folder/good.json", 8, size, &packed, crc),
        ("__MACOSX/._good.json", 8, size, &packed, crc),
        ("cut.json", 8, size, &packed[..packed.len() / 2], crc),
        ("sum.json", 8, size, &packed, crc ^ 1),
        ("short.json", 8, size - 1, &packed, crc),
        ("long.json", 8, size + 1, &packed, crc),
        ("method.json", 12, size, &packed, crc),
        ("bomb.json", 8, 50_000_000, &packed, crc),
        ("text.txt", 0, 2, b"hi", 0xD893_2AAC),
        ("m.csv", 0, 0, b"", 0),
        ("again.json", 8, size, &packed, crc),
    ];
    let found = told("runs.zip", &by_hand(&files));
    let good: Vec<&str> =
        found.iter().filter(|(_, run)| run.is_ok()).map(|(name, _)| name.as_str()).collect();
    assert_eq!(good, ["runs.zip/folder/good.json", "runs.zip/again.json"]);
    let sentence = |file: &str| {
        let (_, run) = found.iter().find(|(name, _)| name == &format!("runs.zip/{file}")).unwrap();
        run.as_ref().unwrap_err().clone()
    };
    for broken in ["cut.json", "sum.json", "short.json", "long.json"] {
        assert!(sentence(broken).starts_with("it cannot be unpacked"), "{broken}: {}", sentence(broken));
    }
    assert_eq!(sentence("method.json"), "it is packed by another method than deflate");
    assert!(sentence("bomb.json").contains("to 50000000 bytes, which no run file does"));
    assert_eq!(sentence("m.csv"), "it is empty");

    let only = by_hand(&[("m.csv", 0, table.len() as u32, table.as_bytes(), deflated(table.as_bytes()).1)]);
    assert!(told("t.zip", &only)[0].1.as_ref().unwrap_err().starts_with("it is a table for pandas"));
    assert_eq!(told("e.zip", &by_hand(&[]))[0].1, Err("it is a zip without files".into()));
    let whole = by_hand(&files);
    let cut = told("cut.zip", &whole[..whole.len() - 30]);
    assert!(cut[0].1.as_ref().unwrap_err().starts_with("it is a broken zip"), "{cut:?}");
}

#[test]
fn files_that_overlap_do_not_multiply() {
    // Many names of one file, as in bombs without nesting: what they unpack to together is limited.
    let big = vec![b' '; 1 << 20];
    let (packed, crc) = deflated(&big);
    let one = by_hand(&[("a.json", 8, big.len() as u32, &packed, crc)]);
    let start = 30 + 6 + packed.len();
    let entry = one[start..one.len() - 22].to_vec();
    let mut zip = one[..start].to_vec();
    (0..900).for_each(|_| zip.extend(&entry));
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(900_u16.to_le_bytes());
    zip.extend(900_u16.to_le_bytes());
    zip.extend((900 * entry.len() as u32).to_le_bytes());
    zip.extend((start as u32).to_le_bytes());
    zip.extend([0; 2]);
    let found = told("b.zip", &zip);
    let unpacked = found.iter().filter(|(_, run)| run == &Err("it is empty".into())).count();
    assert_eq!((found.len(), unpacked), (900, zip::LARGEST >> 20));
}

#[test]
fn any_file_is_told_apart_by_what_is_in_it() {
    let json = to_json(&run("r"), true);
    assert_eq!(told("r.zip", json.as_bytes()), [("r.zip".to_owned(), Ok("r".to_owned()))]);
    let table = csv::information(&[&run("ü")]);
    let [(_, Err(sentence))] = &told("r.json", table.as_bytes())[..] else { panic!("a table was opened") };
    assert!(sentence.contains("open the run file (JSON)"));
    let [(_, Err(sentence))] = &told("r.csv", table.replace("12.0", "twelve").as_bytes())[..] else {
        panic!("a table was opened")
    };
    assert!(sentence.contains("line 2, column 7 (ixt) is “twelve”"), "{sentence}");
    assert_eq!(told("empty", b""), [("empty".to_owned(), Err("it is empty".to_owned()))]);
    assert_eq!(told(&"n".repeat(5000), b"")[0].0.chars().count(), 81);
}
