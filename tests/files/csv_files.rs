//! CSV files of the user: what is read of them, and what is said of broken ones.

use std::collections::BTreeMap;

use infoplane::data::table::{MOST_BYTES, MOST_ROWS, Table};

/// Ten rows under a header, the rest of the file as it is given.
fn file(header: &str, row: impl Fn(usize) -> String) -> String {
    let rows: Vec<String> = (0..12).map(row).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

fn sound() -> String {
    file("age,weight,class", |i| format!("{i},{}.5,{}", 2 * i, ["no", "yes"][i % 2]))
}

fn read(text: &str) -> Table {
    Table::read(text.as_bytes(), "").unwrap_or_else(|why| panic!("{why}: {text}"))
}

#[test]
fn numbers_and_categories_become_inputs() {
    let text = file("size,colour,half,kind", |i| {
        format!(
            "{}e-1,{},{}.5,{}",
            i,
            ["red", "\"blue, dark\"", "red"][i % 3],
            -1 - i as i32,
            ["b", "a", "c", "a"][i % 4]
        )
    });
    let table = read(&text);
    assert_eq!(table.inputs, ["size", "colour=blue, dark", "colour=red", "half"]);
    assert_eq!(
        (table.label.as_str(), &table.classes[..]),
        ("kind", &["a".into(), "b".into(), "c".into()][..])
    );
    let samples = &table.samples;
    assert_eq!(
        (samples.len, samples.input_width, samples.classes, samples.standardised),
        (12, 4, 3, Some(1.0))
    );
    for row in 0..12 {
        let blue = f32::from(row % 3 == 1);
        assert_eq!(samples.input(row), [(row as f32 / 10.0), blue, 1.0 - blue, -(row as f32) - 1.5]);
        assert_eq!(samples.label(row), [1, 0, 2, 0][row % 4]);
    }
    assert_eq!(table.about(), "12 rows, 4 inputs, 3 classes of “kind”");
}

#[test]
fn separators_line_ends_quotes_and_headers_are_all_the_same_table() {
    let plain = read(&sound());
    let text = sound();
    let quoted: String = text.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\",\""))).collect();
    let others = [
        text.replace(',', ";"),
        text.replace(',', "\t"),
        text.replace(',', " , "),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        text.replace('\n', "\n\n"),
        text.trim_end().to_owned(),
        format!("\u{FEFF}{text}"),
        quoted,
    ];
    for other in others {
        assert_eq!(read(&other), plain, "{other}");
    }
    let bare: String = text.lines().skip(1).map(|line| format!("{line}\n")).collect();
    let bare = read(&bare);
    assert_eq!(
        (&bare.samples, &bare.inputs[..], bare.label.as_str()),
        (&plain.samples, &["1".into(), "2".into()][..], "3")
    );
    // A doubled quote is one, and a cell may go over lines.
    let odd = read(&sound().replace("yes", "\"a \"\"b\"\"\nc\""));
    assert_eq!(odd.classes, ["a \"b\"\nc", "no"]);
}

#[test]
fn any_column_can_be_the_label() {
    let text = sound().replace("age", "the age");
    let table = Table::read(text.as_bytes(), "the age").unwrap();
    assert_eq!((table.label.as_str(), table.samples.classes), ("the age", 12));
    // Numbers in their order, not as words.
    assert_eq!(table.classes[..4], ["0", "1", "2", "3"]);
    assert_eq!((table.classes[10].as_str(), table.samples.label(10)), ("10", 10));
    assert_eq!(table.inputs, ["weight", "class=no", "class=yes"]);
    let bare: String = text.lines().skip(1).map(|line| format!("{line}\n")).collect();
    assert_eq!(Table::read(bare.as_bytes(), "1").unwrap().label, "1");
}

/// Name, bytes, label column, and what the sentence has to say.
type Broken = (&'static str, Vec<u8>, &'static str, &'static [&'static str]);

/// A sound file with one text in the place of another.
fn with(from: &str, to: &str) -> Vec<u8> {
    let text = sound();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

fn broken() -> Vec<Broken> {
    let many = |count: usize, row: &dyn Fn(usize) -> String| {
        let rows: String = (0..count).map(|i| row(i) + "\n").collect();
        format!("a,b\n{rows}").into_bytes()
    };
    let wide = |count: usize| {
        let header: Vec<String> = (0..count).map(|i| format!("c{i}")).collect();
        let row: Vec<String> = (0..count).map(|i| (i % 7).to_string()).collect();
        format!("{}\n{}", header.join(","), (row.join(",") + "\n").repeat(12)).into_bytes()
    };
    let categories = file("a,b,c,d,e,f,g,h,i,y", |i| {
        (0..9).map(|c| format!("k{c}{i}")).chain([(i % 2).to_string()]).collect::<Vec<_>>().join(",")
    });
    // 9 columns of 31 categories each are 279 inputs.
    let rows: String = (0..31)
        .map(|i| {
            (0..9).map(|c| format!("k{c}x{i}")).chain([(i % 2).to_string()]).collect::<Vec<_>>().join(",")
                + "\n"
        })
        .collect();
    assert!(Table::read(categories.as_bytes(), "").is_ok());
    vec![
        ("nothing", vec![], "", &["empty"]),
        ("blanks", b"  \n \n".to_vec(), "", &["empty"]),
        ("too large", vec![b'1'; MOST_BYTES + 1], "", &["larger than 50 MB"]),
        ("a spreadsheet", b"PK\x03\x04rest".to_vec(), "", &["spreadsheet or a zip", "save the sheet as CSV"]),
        ("an old spreadsheet", b"\xD0\xCF\x11\xE0rest".to_vec(), "", &["old kind"]),
        ("gzip", b"\x1F\x8B\x08".to_vec(), "", &["gzip"]),
        ("PDF", b"%PDF-1.7".to_vec(), "", &["PDF"]),
        ("Parquet", b"PAR1".to_vec(), "", &["Parquet"]),
        ("UTF-16", b"\xFF\xFEa\0,\0b\0".to_vec(), "", &["UTF-16"]),
        ("binary", b"a,b\n1,\x002\n".to_vec(), "", &["byte 7 is zero"]),
        ("Latin 1", b"a,b\n1,2\n3,gr\xF6n\n".to_vec(), "", &["UTF-8", "line 3"]),
        ("JSON", b"{\"format\": \"infoplane-run\"}".to_vec(), "", &["JSON", "Open run"]),
        ("a web page", b"<!doctype html>".to_vec(), "", &["web page"]),
        ("one column", file("a", |i| i.to_string()).into_bytes(), "", &["one column only"]),
        ("a header only", b"a,b\n".to_vec(), "", &["0 rows", "at least 10"]),
        ("few rows", b"a,b\n1,0\n2,1\n".to_vec(), "", &["2 rows", "at least 10"]),
        ("many rows", many(MOST_ROWS + 1, &|i| format!("1,{}", i % 2)), "", &["more than 200000 rows"]),
        ("many columns", wide(1001), "", &["1001 columns", "at most 1000"]),
        ("many inputs", wide(300), "", &["more than 256 inputs"]),
        (
            "many inputs of categories",
            format!("a,b,c,d,e,f,g,h,i,y\n{rows}").into_bytes(),
            "",
            &["more than 256 inputs"],
        ),
        ("a name missing", with("age,weight", "age,"), "", &["column 2 has no name"]),
        ("a name twice", with("weight", "age"), "", &["columns 1 and 2 have the same name", "“age”"]),
        ("no such column", with("age", "age"), "colour", &["none of its columns is called “colour”"]),
        (
            "no header",
            sound().lines().skip(1).collect::<Vec<_>>().join("\n").into_bytes(),
            "class",
            &["names no column", "1 to 3", "“class”"],
        ),
        (
            "a cell too few",
            with("3,6.5,yes", "3,yes"),
            "",
            &["row 5 has 2 cells where the first has 3", "missing"],
        ),
        (
            "a cell too many",
            with("3,6.5,yes", "3,6,5,yes"),
            "",
            &["row 5 has 4 cells where the first has 3", "quotes"],
        ),
        ("an empty cell", with("3,6.5,yes", "3,,yes"), "", &["row 5, column 2 (weight)", "empty"]),
        ("an empty label", with("3,6.5,yes", "3,6.5,"), "", &["row 5, column 3 (class)", "empty"]),
        ("NA", with("3,6.5,yes", "NA,6.5,yes"), "", &["row 5, column 1 (age)", "“NA” is a missing value"]),
        (
            "a question mark",
            with("3,6.5,yes", "3,?,yes"),
            "",
            &["row 5, column 2 (weight)", "“?” is a missing value"],
        ),
        ("NaN", with("3,6.5,yes", "3,nan,yes"), "", &["“nan” is a missing value"]),
        ("infinity", with("3,6.5,yes", "3,inf,yes"), "", &["row 5, column 2 (weight)", "not finite"]),
        ("beyond an f64", with("3,6.5,yes", "3,1e999,yes"), "", &["“1e999” is not finite"]),
        ("beyond an f32", with("3,6.5,yes", "3,1e40,yes"), "", &["“1e40” is too large"]),
        (
            "a word among numbers",
            with("3,6.5,yes", "3,heavy,yes"),
            "",
            &["row 5, column 2 (weight)", "“heavy” is no number"],
        ),
        (
            "a number among words",
            {
                let text = file("colour,class", |i| format!("{},{}", ["red", "blue"][i % 2], i % 2));
                text.replacen("blue", "7", 1).into_bytes()
            },
            "",
            &["row 3, column 1 (colour)", "“7” is a number where most", "categories"],
        ),
        (
            "decimal commas",
            sound().replace(',', ";").replace('.', ",").into_bytes(),
            "",
            &["row 2, column 2 (weight)", "“0,5” has a comma", "decimal point"],
        ),
        (
            "thousands",
            with("3,6.5,yes", "3,\"1,000,000\",yes"),
            "",
            &["row 5, column 2 (weight)", "thousands"],
        ),
        ("per cent", sound().replace(".5,", ".5%,").into_bytes(), "", &["“0.5%” has a per cent sign"]),
        (
            "names of people",
            file("name,class", |i| format!("n{i},{}", i % 2))
                .replace("n11,1", &(11..50).map(|i| format!("n{i},1")).collect::<Vec<_>>().join("\n"))
                .into_bytes(),
            "",
            &["column 1 (name) has 50 different texts", "at most 32", "leave the column out"],
        ),
        (
            "one class",
            sound().replace("yes", "no").into_bytes(),
            "",
            &["column 3 (class), is “no” in every row"],
        ),
        (
            "a number to predict",
            many(40, &|i| format!("{i},{}.5", i)),
            "",
            &["column 2 (b), has 40 different numbers", "at most 32 classes"],
        ),
        (
            "texts to predict",
            many(40, &|i| format!("{i},t{i}")),
            "",
            &["column 2 (b), has 40 different texts", "at most 32 classes"],
        ),
        (
            "one number in two ways",
            file("a,y", |i| format!("{i},{}", ["1", "1.0", "0"][i % 3])).into_bytes(),
            "",
            &["“1” and “1.0”", "one number written in two ways"],
        ),
        (
            "one text in two ways",
            file("a,y", |i| format!("{i},{}", ["Yes", "yes", "no"][i % 3])).into_bytes(),
            "",
            &["“Yes” and “yes”", "one text written in two ways"],
        ),
        (
            "nothing to learn from",
            file("a,b,y", |i| format!("1,2,{}", i % 2)).into_bytes(),
            "",
            &["all of its inputs are the same"],
        ),
        (
            "a quote without end",
            with("3,6.5,yes", "3,\"6.5,yes"),
            "",
            &["row 5, column 2", "the quote that begins here has no end"],
        ),
        (
            "a quote within",
            with("3,6.5,yes", "3,6\"5,yes"),
            "",
            &["row 5, column 2", "a quote stands within a cell"],
        ),
        (
            "text after a quote",
            with("3,6.5,yes", "3,\"6\"5,yes"),
            "",
            &["row 5, column 2", "text stands after the closing quote"],
        ),
        (
            "a swallowed file",
            with("3,6.5,yes", &format!("3,\"{}\",yes", "x".repeat(1001))),
            "",
            &["row 5, column 2", "longer than 1000 bytes"],
        ),
    ]
}

/// Each fault has a sentence of its own, which says where the fault is and nothing else is wrong with the file.
#[test]
fn broken_files_are_refused_each_in_its_own_words() {
    let mut sentences = BTreeMap::new();
    for (name, bytes, label, expected) in broken() {
        let sentence = Table::read(&bytes, label).expect_err(name);
        for part in expected {
            assert!(sentence.contains(part), "{name}: {sentence} has no {part}");
        }
        assert!(
            !sentence.ends_with('.') && !sentence.is_empty() && sentence.len() < 250,
            "{name}: {sentence}"
        );
        // Without what is of this file alone.
        let kind: String = sentence.chars().filter(|c| !c.is_ascii_digit()).collect();
        let kind = kind
            .split('“')
            .map(|part| part.split_once('”').map_or(part, |(_, rest)| rest))
            .collect::<String>();
        sentences.entry(kind).or_insert_with(Vec::new).push(name);
    }
    let kinds = sentences.len();
    assert!(kinds >= 40, "{kinds} different sentences: {sentences:#?}");
    assert_eq!(read(&sound()).samples.len, 12);
}

/// Rows are counted as a spreadsheet counts them, empty ones too.
#[test]
fn a_fault_is_where_a_spreadsheet_shows_it() {
    let text = sound().replacen("0,0.5", "\n\n0,0.5", 1).replacen("3,6.5", "3,", 1);
    let why = Table::read(text.as_bytes(), "").unwrap_err();
    assert!(why.starts_with("row 7, column 2 (weight)"), "{why}");
}
