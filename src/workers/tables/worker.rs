//! The end of the worker that makes tables: those beside the plane, the bound, and what files hold.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::super::messages::{Bytes, FromTables, TableFacts, ToTables};
use super::super::{port, report_panics};
use super::{History, Table, Which, of_bound, of_confusion, of_layers, of_measures, of_network};
use crate::bottleneck::{Bound, Joint, Law};
use crate::data::Samples;
use crate::data::table::Table as DataTable;
use crate::evaluation::{Reader, Seen};
use crate::exchange::{contents, unpacked_digits};
use crate::experiment::{Over, Reading};
use crate::run::{LayerFacts, content_hash};
use crate::text;
use crate::view::Beside;

/// What the worker holds between messages.
#[derive(Default)]
struct Memory {
    samples: RefCell<Option<Arc<Samples>>>,
    reader: RefCell<Option<Reader>>,
    /// That of all patterns.
    law: Cell<Option<Law>>,
    /// The bound of some patterns of the experiment, once it is known.
    bound: RefCell<Option<(Over, Bound)>>,
}

/// Serves the page for the worker's life.
pub fn serve() {
    report_panics(fail);
    let memory = Memory::default();
    port::listen(move |message, array| hear(&memory, message, array), fail);
    port::post(&FromTables::Ready, None);
}

fn fail(sentence: String) {
    port::post(&FromTables::Failed { sentence }, None);
}

fn hear(memory: &Memory, message: ToTables, array: Option<Vec<f32>>) {
    match message {
        ToTables::Data => {
            memory.samples.replace(array.and_then(Samples::from_array).map(Arc::new));
        }
        ToTables::Begin { experiment, law } => match memory.samples.borrow().as_ref() {
            Some(samples) => {
                memory.reader.replace(Some(Reader::new(&experiment, samples)));
                memory.law.set(Some(law));
                memory.bound.take();
            }
            None => fail(text::engines::TABLES_WITHOUT_DATA.into()),
        },
        ToTables::Bound { over } => match bound(memory, over) {
            Some((bound, ..)) => {
                let Bound { curve, words, .. } = &bound;
                let (label_information, gap, source) = (curve.label_information, curve.gap, curve.source);
                let (words, points) = (words.clone(), curve.points.len());
                let message = FromTables::Bound { words, label_information, gap, source, points };
                port::post(&message, Some(&bound.to_array()));
            }
            None => fail(text::engines::BOUND_WITHOUT_DATA.into()),
        },
        ToTables::Table { table, reading, moments, network } => {
            let array = array.unwrap_or_default();
            let found = match table {
                Beside::Network => seen(memory, &reading, &moments, network, &array),
                _ => tables(memory, table, &reading, &moments, array).map(|tables| (tables, None)),
            };
            match found {
                Some((tables, seen)) => port::post(&FromTables::Tables { tables }, seen.as_deref()),
                None => fail(text::engines::TABLE_WITHOUT_RUN.into()),
            }
        }
        ToTables::Unpack { name, bytes } => {
            contents(&name, &bytes.0, |name, bytes| {
                let bytes = bytes.map(|bytes| Bytes(bytes.into_owned()));
                port::post(&FromTables::File { name, bytes }, None);
            });
            port::post(&FromTables::Unpacked, None);
        }
        ToTables::Digits { bytes } => {
            let digits = unpacked_digits(&bytes.0);
            let array = digits.as_ref().ok().map(Samples::to_array);
            let result = digits.map(|_| TableFacts::default());
            port::post(&FromTables::Source { result }, array.as_deref());
        }
        ToTables::Csv { label, bytes } => {
            let table = DataTable::read(&bytes.0, &label);
            let array = table.as_ref().ok().map(|table| table.samples.to_array());
            let facts = |table: DataTable| TableFacts { hash: content_hash(&bytes.0), about: table.about() };
            port::post(&FromTables::Source { result: table.map(facts) }, array.as_deref());
        }
    }
}

/// The bound of some patterns, their p(x, y), and how many they are.
fn bound(memory: &Memory, over: Over) -> Option<(Bound, Joint, usize)> {
    let reader = memory.reader.borrow();
    let reader = reader.as_ref()?;
    let samples = reader.samples();
    let rows = reader.split(0).rows(over);
    let (patterns, joint) = (rows.len(), Joint::over(samples, rows));
    let known = memory.bound.borrow().as_ref().filter(|known| known.0 == over).map(|known| known.1.clone());
    let found = match known {
        Some(known) => known,
        // It ends with the worker where it is wanted no more.
        None => Bound::of(&joint, memory.law.get()?.over(over), &mut |_| true)?,
    };
    memory.bound.replace(Some((over, found.clone())));
    Some((found, joint, patterns))
}

/// A table beside the plane; `None` before the experiment is known.
fn tables(
    memory: &Memory,
    table: Beside,
    reading: &str,
    moments: &[(u32, u64)],
    array: Vec<f32>,
) -> Option<Vec<Table>> {
    let epoch = moments.last().map_or(0, |moment| moment.0);
    let over = memory.reader.borrow().as_ref()?.experiment().over;
    let reading = Reading::parse(reading, over)?;
    if table == Beside::Bound {
        let (bound, joint, patterns) = bound(memory, reading.over)?;
        return Some(of_bound(&bound, &joint, patterns));
    }
    let reader = memory.reader.borrow();
    let reader = reader.as_ref()?;
    Some(match table {
        Beside::Measures => of_measures(epoch, &array),
        Beside::Confusion => of_confusion(epoch, reader.samples().classes, &reader.confusion(&array)),
        Beside::Layers => {
            let names: Vec<String> =
                LayerFacts::of(reader.shape()).into_iter().map(|layer| layer.name).collect();
            let (epochs, steps) = moments.iter().copied().unzip();
            let networks = reader.experiment().networks;
            let history = History { networks, epochs, steps, numbers: array };
            of_layers(&names, &history, &reading.words(), reader.experiment().seed)
        }
        // The page has these itself, or they are above, or below.
        Beside::Values | Beside::Bound | Beside::Network => Vec::new(),
    })
}

/// One network's neurons as a table and as pictures; `None` before the experiment is known.
fn seen(
    memory: &Memory,
    reading: &str,
    moments: &[(u32, u64)],
    network: usize,
    weights: &[f32],
) -> Option<(Vec<Table>, Option<Vec<f32>>)> {
    let reader = memory.reader.borrow();
    let reader = reader.as_ref()?;
    let reading = Reading::parse(reading, reader.experiment().over)?;
    let seen = reader.look(weights, network, reading).map(Seen::new);
    let epoch = moments.last().map_or(0, |moment| moment.0);
    let which = Which { network, networks: reader.experiment().networks, epoch };
    let samples = reader.split(network).rows(reading.over).len();
    let tables = of_network(which, reader.shape(), weights, seen.as_ref(), reading, samples);
    Some((tables, seen.map(Seen::into_numbers)))
}
