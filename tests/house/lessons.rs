//! The lessons: their form, their links, their sources, and the numbers that they say.

use std::collections::{BTreeMap, BTreeSet};

use infoplane::bottleneck::{Joint, bound};
use infoplane::evaluation::Reader;
use infoplane::experiment::{Estimator, Experiment, Over, PRESETS, Reading, pairs};
use infoplane::information::PlanePoint;
use infoplane::information::truths::truths;
use infoplane::run::{Run, Thumbnail, from_json, thumbnails};
use infoplane::sweep::{Axis, Sweep};
use infoplane::view::View;
use roxmltree::{Document, Node};

use crate::samples;

const FILE: &str = include_str!("../../static/lessons.html");

/// The lessons, in their order.
const LESSONS: [&str; 8] = ["information", "plane", "phases", "dispute", "bound", "data", "variance", "open"];

fn document() -> Document<'static> {
    Document::parse(FILE).unwrap()
}

/// Descendants of this name.
fn named<'a, 'd>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants().filter(move |child| child.has_tag_name(name))
}

fn articles<'a>(document: &'a Document<'static>) -> Vec<Node<'a, 'static>> {
    document.root_element().children().filter(Node::is_element).collect()
}

fn lessons<'a>(document: &'a Document<'static>) -> Vec<Node<'a, 'static>> {
    articles(document).into_iter().take(LESSONS.len()).collect()
}

fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// All addresses with what they are called.
fn links(document: &Document<'static>) -> Vec<(String, String)> {
    let link = |a: Node| (a.attribute("href").unwrap().to_owned(), text(a));
    named(document.root_element(), "a").map(link).collect()
}

/// The addresses of a page.
fn of_page(name: &str) -> Vec<String> {
    let page = format!("#/{name}?");
    let of_page: Vec<String> =
        links(&document()).into_iter().map(|(address, _)| address).filter(|a| a.starts_with(&page)).collect();
    assert!(!of_page.is_empty(), "{name}");
    of_page
}

#[test]
fn there_are_eight_lessons_a_sheet_and_sources() {
    let document = document();
    let ids: Vec<&str> = articles(&document).iter().filter_map(|article| article.attribute("id")).collect();
    assert_eq!(ids, [&LESSONS[..], &["sheet", "sources"]].concat());
    for article in articles(&document) {
        assert!(article.has_tag_name("article"));
        let first = article.children().find(Node::is_element).unwrap();
        assert!(first.has_tag_name("h2") && !text(first).is_empty());
        assert_eq!(named(article, "h2").count(), 1);
    }
}

#[test]
fn each_paragraph_has_an_experiment_and_ends_with_a_question() {
    let document = document();
    for lesson in lessons(&document) {
        let name = lesson.attribute("id").unwrap();
        let parts: Vec<Node> = lesson.children().filter(Node::is_element).skip(1).collect();
        let sections = parts.iter().filter(|part| part.has_tag_name("section")).count();
        assert!((3..=4).contains(&sections), "{name}");
        for (i, part) in parts.iter().enumerate() {
            if part.has_tag_name("figure") {
                assert_eq!((name, i, part.attribute("data-widget")), ("information", 1, Some("coins")));
                continue;
            }
            let children: Vec<Node> = part.children().filter(Node::is_element).collect();
            let [paragraph, experiment, question] = children[..] else { panic!("{name} {i}") };
            assert!(paragraph.has_tag_name("p") && text(paragraph).len() < 700, "{name} {i}");
            assert_eq!(experiment.attribute("class"), Some("try"), "{name} {i}");
            let is_bound = named(experiment, "a").count() > 0;
            assert!(
                is_bound || parts.get(i + 1).is_some_and(|next| next.has_tag_name("figure")),
                "{name} {i}"
            );
            let [summary, answer] = question.children().filter(Node::is_element).collect::<Vec<_>>()[..]
            else {
                panic!("{name} {i}")
            };
            assert!(question.has_tag_name("details") && question.attribute("open").is_none(), "{name} {i}");
            assert!(summary.has_tag_name("summary") && text(summary).ends_with('?'), "{name} {i}");
            assert!(answer.has_tag_name("p") && text(answer).ends_with('.'), "{name} {i}");
        }
        assert!(parts.last().is_some_and(|last| named(*last, "details").count() == 1), "{name}");
    }
}

#[test]
fn nothing_in_the_file_runs_or_leads_elsewhere() {
    for node in document().descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !["script", "style", "img", "iframe", "link", "form", "object", "embed"].contains(&name),
            "{name}"
        );
        for attribute in node.attributes() {
            let known =
                ["id", "lang", "class", "href", "value", "scope", "data-source", "data-key", "data-widget"];
            assert!(known.contains(&attribute.name()), "{}", attribute.name());
        }
    }
    for (address, called) in links(&document()) {
        assert!(address.starts_with("#/") && !called.is_empty(), "{address}");
    }
    // Browsers read the same as an XML parser does: only empty elements without content may be closed at once.
    let closed: Vec<&str> = FILE.match_indices("/>").map(|(i, _)| &FILE[i.saturating_sub(27)..i]).collect();
    assert_eq!(closed, ["<figure data-widget=\"coins\""]);
}

#[test]
fn links_to_the_lab_are_canonical() {
    for address in of_page("lab") {
        let ((experiment, notices), (view, of_view)) =
            (Experiment::from_link(&address), View::from_link(&address));
        assert_eq!((notices, of_view), (vec![], vec![]), "{address}");
        assert_eq!(experiment.to_link() + &view.to_link(), address);
    }
}

#[test]
fn links_to_other_pages_mean_what_they_say() {
    for address in of_page("compare") {
        let (view, notices) = View::from_link(&address);
        assert_eq!(notices, [], "{address}");
        assert!(view.with.len() > 1, "{address}");
        for name in &view.with {
            assert!(PRESETS.iter().any(|preset| preset.name == name), "{name}");
        }
        for (key, value) in pairs(&address) {
            let is_sound = match key.as_str() {
                "v" | "with" => true,
                "by" => value.parse::<usize>().is_ok_and(|layer| (1..=5).contains(&layer)),
                _ => false,
            };
            assert!(is_sound, "{key} of {address}");
        }
    }
    for address in of_page("estimators") {
        let asked = pairs(&address);
        let [(key, value)] = &asked[..] else { panic!("{address}") };
        let (estimator, clamped) = Estimator::parse(value).unwrap();
        assert_eq!((key.as_str(), estimator.to_string(), clamped), ("mi", value.clone(), false));
    }
    for address in of_page("learn") {
        let asked = pairs(&address);
        let [(key, value)] = &asked[..] else { panic!("{address}") };
        assert!(key == "lesson" && LESSONS.contains(&value.as_str()), "{address}");
    }
}

#[test]
fn links_to_sweeps_are_sweeps() {
    for address in of_page("sweeps") {
        let (mut base, mut axes, mut name) = (vec![], vec![], String::new());
        for (key, value) in pairs(&address) {
            match key.as_str() {
                "axis" | "axis2" => {
                    let (key, values) = value.split_once(':').unwrap();
                    axes.push(Axis {
                        key: key.into(),
                        values: values.split(',').map(str::to_owned).collect(),
                    });
                }
                "name" => name = value,
                _ => base.push(format!("{key}={value}")),
            }
        }
        let (base, notices) = Experiment::from_link(&base.join("&"));
        assert_eq!(notices, [], "{address}");
        assert!(!name.is_empty());
        Sweep::new(&name, base, axes).unwrap();
    }
}

#[test]
fn every_source_is_listed_and_cited() {
    let document = document();
    let list = articles(&document).pop().unwrap();
    let mut listed = BTreeMap::new();
    for item in named(list, "li") {
        let key = item.attribute("data-key").unwrap();
        assert!(listed.insert(key.to_owned(), text(item)).is_none(), "{key} twice");
        assert_eq!(named(item, "cite").count(), 1, "{key}: where it was published");
    }
    let mut cited = BTreeSet::new();
    for place in document.descendants() {
        let Some(key) = place.attribute("data-source") else { continue };
        let source = listed.get(key).unwrap_or_else(|| panic!("{key} is not listed"));
        // "Saxe et al. (2018)" by the first author and the year of its source.
        let said = text(place);
        let (author, year) = (source.split(',').next().unwrap(), key.rsplit('-').next().unwrap());
        assert!(said.contains(author) && source.contains(&format!("({year}).")), "{said}: {source}");
        assert!(said.contains(year) || said.contains("et al."), "{said}");
        cited.insert(key.to_owned());
    }
    assert_eq!(cited, listed.keys().cloned().collect());
    // And nobody is named with a year who is not marked.
    let marked: usize = document
        .descendants()
        .filter(|n| n.has_attribute("data-source"))
        .map(|n| count_years(&text(n)))
        .sum();
    let all: usize = lessons(&document).into_iter().map(|lesson| count_years(&text(lesson))).sum();
    assert_eq!(marked, all);
}

/// How often a year of publication is named.
fn count_years(text: &str) -> usize {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    years.filter_map(|part| part.parse::<u32>().ok()).filter(|year| (1940..2030).contains(year)).count()
}

/// What the numbers are of.
struct Truths {
    presets: BTreeMap<String, Thumbnail>,
    shipped: Run,
    reader: Reader,
}

impl Truths {
    /// The value that `preset:tanh 5 ixt end`, `preset:tanh accuracy train` or `run:equal:30 5 ixt end` names; percent
    /// or bits.
    fn value(&mut self, name: &str) -> f64 {
        let words: Vec<&str> = name.split(' ').collect();
        match (words[0].split_once(':').unwrap(), &words[1..]) {
            (("preset", preset), ["accuracy", part]) => {
                100.0
                    * self.presets[preset].accuracy
                        [["train", "holdout"].iter().position(|p| p == part).unwrap()]
            }
            (("preset", preset), [layer, axis, at]) => {
                let way = &self.presets[preset].layers[layer.parse::<usize>().unwrap() - 1];
                let axis = ["ixt", "ity"].iter().position(|a| a == axis).unwrap();
                let values: Vec<f64> = way.iter().map(|point| point[axis]).collect();
                match *at {
                    "start" => values[0],
                    "end" => values[values.len() - 1],
                    "peak" => values.iter().copied().fold(f64::MIN, f64::max),
                    _ => panic!("{name}"),
                }
            }
            (("run", estimator), [layer, axis, at]) => {
                let snapshot = match *at {
                    "start" => self.shipped.snapshots.first(),
                    "end" => self.shipped.snapshots.last(),
                    _ => panic!("{name}"),
                };
                let (estimator, _) = Estimator::parse(estimator).unwrap();
                let reading = Reading { estimator, over: Over::All, shuffles: 0 };
                let weights = snapshot.unwrap().weights.as_ref().unwrap();
                let found = self.reader.read(weights, &[reading], false);
                let networks = &found.information[&reading.to_string()];
                let layer = layer.parse::<usize>().unwrap() - 1;
                let of: fn(&PlanePoint) -> f64 = if *axis == "ixt" { |p| p.ixt } else { |p| p.ity };
                networks.iter().map(|layers| of(&layers[layer])).sum::<f64>() / networks.len() as f64
            }
            _ => panic!("{name}"),
        }
    }
}

#[test]
fn numbers_are_those_of_the_runs() {
    let shipped = from_json(include_bytes!("../../static/default.run.json")).unwrap();
    let reader = Reader::new(&shipped.experiment, &samples::of(&shipped.experiment));
    let presets = thumbnails(include_bytes!("../../static/presets.json")).unwrap();
    let mut truths = Truths { presets, shipped, reader };
    let document = document();
    let numbers: Vec<Node> = named(document.root_element(), "data").collect();
    assert!(numbers.len() > 30);
    for number in numbers {
        let (name, said) = (number.attribute("value").unwrap(), text(number));
        let decimals = said.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        // The files hold three decimals, so that a half may be rounded either way.
        let allowed = 0.5 * 10_f64.powi(-(decimals as i32)) + 0.001;
        let (value, said) = (truths.value(name), said.parse::<f64>().unwrap());
        assert!((value - said).abs() <= allowed, "{name} is {value}, not {said}");
    }
}

/// What the first lesson says of estimators.
#[test]
fn estimators_fail_as_the_lesson_says() {
    let estimate = |key: &str, estimator: &str, samples: usize| {
        let truths = truths();
        let truth = truths.iter().find(|truth| truth.key == key).unwrap();
        let found: Vec<f64> =
            (1..=4).map(|seed| truth.estimated(estimator, samples, seed).unwrap().bits).collect();
        (truth.bits, found.iter().sum::<f64>() / 4.0)
    };
    let (truth, found) = estimate("swiss_roll", "gaussian", 2000);
    assert!((truth - 0.6).abs() < 0.01 && found < 0.1, "{truth} {found}");
    let (truth, found) = estimate("normal", "gaussian", 2000);
    assert!((truth - found).abs() < 0.06, "{truth} {found}");
    let (truth, found) = estimate("swiss_roll", "ksg:3", 2000);
    assert!((truth - found).abs() < 0.06, "{truth} {found}");
    let (few, many) = (estimate("independent", "range:30", 50), estimate("independent", "range:30", 10_000));
    assert!(few.1 > 2.0 && (0.02..0.1).contains(&many.1), "{few:?} {many:?}");
}

/// What the lesson on the bound says of the curve.
#[test]
fn less_than_two_bits_would_do() {
    let link = of_page("lab").into_iter().find(|link| link.ends_with("data=regular_90")).unwrap();
    let joint = Joint::of(&samples::of(&Experiment::from_link(&link).0));
    assert_eq!(joint.masses.len(), 64);
    let curve = bound(&joint, &mut |_| true).unwrap();
    assert!((curve.label_information - 0.9).abs() < 0.005);
    let layer =
        thumbnails(include_bytes!("../../static/presets.json")).unwrap()["stochastic"].layers[4].clone();
    let known = layer.last().unwrap()[1];
    assert!(curve.at(1.85) > known && curve.at(1.7) < known, "{known}");
}
