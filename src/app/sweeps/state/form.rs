//! The form: a base, its axes as they are typed, and the sweep that they describe.

use super::{Effect, Phase, Plan, State, Topic};
use crate::experiment::{Experiment, Notice, parameter};
use crate::sweep::{Axis, Draft, usual_values};
use crate::text;

/// The keys of the base that have a control of their own; the others are changed in its link.
pub const BASE_KEYS: [&str; 12] =
    ["nets", "draw", "data", "train", "fixed", "net", "act", "lr", "batch", "epochs", "log", "mi"];

/// What is in the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    pub name: String,
    pub base: Experiment,
    pub axes: [AxisText; 2],
    /// Why there is no sweep.
    pub fault: Option<String>,
    /// The axis that it is about, where it is about one.
    pub faulty: Option<usize>,
    /// What is wrong with what was typed for a key of the base, or for its link (`base`).
    pub faults: Vec<(&'static str, String)>,
    /// Grows when fields have to be written again over what was typed.
    pub commits: u32,
}

/// An axis as it is typed; none where the key is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AxisText {
    pub key: String,
    /// Values, separated by commas or spaces.
    pub values: String,
}

/// A change of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Name(String),
    /// The base is that of a link.
    Base(String),
    /// A key of the base is set to a text.
    Key(&'static str, String),
    /// An axis is of another key, and begins with its usual values.
    AxisKey(usize, String),
    AxisValues(usize, String),
}

impl Form {
    /// The form of a draft.
    fn of(draft: &Draft) -> Self {
        let mut axes = <[AxisText; 2]>::default();
        for (text, axis) in axes.iter_mut().zip(&draft.axes) {
            *text = AxisText { key: axis.key.clone(), values: axis.values.join(", ") };
        }
        Self { name: draft.name.clone(), base: draft.base.clone(), axes, ..Self::default() }
    }

    /// What is typed, values as they stand there.
    fn draft(&self) -> Draft {
        let separates = |letter: char| letter == ',' || letter == ';' || letter.is_whitespace();
        let axis = |AxisText { key, values }: &AxisText| Axis {
            key: key.clone(),
            values: values.split(separates).filter(|v| !v.is_empty()).map(String::from).collect(),
        };
        let axes = self.axes.iter().filter(|axis| !axis.key.is_empty()).map(axis).collect();
        Draft { name: self.name.clone(), base: self.base.clone(), axes }
    }
}

impl State {
    /// Takes up what a link asks for; one that asks for nothing leaves what is there.
    pub(super) fn linked(&mut self, link: &str, now: f64, effects: &mut Vec<Effect>) {
        if !link.contains('?') && self.plan.is_some() {
            return self.write_link(effects);
        }
        let (draft, notices) = Draft::from_link(link);
        if self.plan.as_ref().is_some_and(|plan| Draft::of(&plan.sweep) == draft) {
            return;
        }
        self.take(&draft, &notices, now, effects);
    }

    /// Puts a draft into the form, in the place of what is there.
    pub(super) fn take(&mut self, draft: &Draft, notices: &[Notice], now: f64, effects: &mut Vec<Effect>) {
        let commits = self.form.commits + 1;
        self.form = Form { commits, ..Form::of(draft) };
        self.notices.dismiss(Topic::Link);
        for Notice(sentence) in notices {
            self.notices.add(Topic::Link, sentence);
        }
        // A link names values as they are read, also those that a form could not tell apart.
        if let Err(fault) = self.plan_anew(draft, now, effects) {
            self.form.fault = Some(fault);
            self.drop_plan(now, effects);
        }
    }

    /// Changes the form; while a sweep runs it is closed.
    pub(super) fn edit(&mut self, edit: Edit, now: f64, effects: &mut Vec<Effect>) {
        if self.phase != Phase::Idle {
            return;
        }
        let form = &mut self.form;
        form.commits += 1;
        match edit {
            Edit::Name(name) => form.name = name.trim().to_owned(),
            Edit::Base(link) => {
                let (base, notices) = Experiment::from_link(&link);
                form.base = base;
                form.faults.clear();
                let said: Vec<String> = notices.into_iter().map(|notice| notice.0).collect();
                if !said.is_empty() {
                    form.faults.push(("base", said.join("; ")));
                }
            }
            Edit::Key(key, text) => {
                form.faults.retain(|(other, _)| *other != key);
                if let Some(sentence) = form.base.apply(key, text.trim()) {
                    form.faults.push((key, sentence));
                }
            }
            Edit::AxisKey(place, key) => {
                let values = parameter(&key).map_or_else(String::new, usual_values);
                if let Some(axis) = form.axes.get_mut(place) {
                    *axis = AxisText { key, values };
                }
            }
            Edit::AxisValues(place, values) => {
                if let Some(axis) = form.axes.get_mut(place) {
                    axis.values = values;
                }
            }
        }
        // The results of the sweep before stay in sight until there is another.
        let draft = self.form.draft();
        self.form.fault = self.plan_anew(&draft, now, effects).err();
        let is_faulty = |axis: &Axis| Draft { axes: vec![axis.clone()], ..draft.clone() }.sweep().is_err();
        let places = self.form.axes.iter().zip(0..).filter(|(axis, _)| !axis.key.is_empty());
        let faulty = places.zip(&draft.axes).find(|(_, axis)| is_faulty(axis)).map(|((_, place), _)| place);
        self.form.faulty = faulty.filter(|_| self.form.fault.is_some());
    }

    /// Plans the sweep of a draft.
    ///
    /// # Errors
    /// Why it is none.
    fn plan_anew(&mut self, draft: &Draft, now: f64, effects: &mut Vec<Effect>) -> Result<(), String> {
        let sweep = draft.sweep().and_then(Plan::checked)?;
        if self.plan.as_ref().is_some_and(|plan| plan.sweep == sweep) {
            return Ok(());
        }
        self.drop_plan(now, effects);
        self.plan = Some(Plan::new(self.number, sweep));
        self.write_link(effects);
        self.meet_unkept();
        self.bring_sources(effects);
        Ok(())
    }

    /// Leaves the sweep that there is.
    fn drop_plan(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.number += 1;
        self.version += 1;
        if self.phase != Phase::Idle {
            self.notices.say(Topic::Cells, text::sweeps_notices::REPLACED);
        }
        self.cancel(now, effects);
        let cells = std::mem::take(&mut self.jobs);
        if let Some(plan) = self.plan.take() {
            let keys = cells.into_keys().map(|cell| plan.places[cell].key.clone());
            effects.extend(keys.map(|key| Effect::Release { key }));
        }
        self.close_seats(effects);
        self.notices.dismiss(Topic::Diverged);
        self.view.forget();
    }

    /// The link of the sweep goes into the address bar.
    fn write_link(&self, effects: &mut Vec<Effect>) {
        if let Some(plan) = &self.plan {
            effects.push(Effect::WriteLink(Draft::of(&plan.sweep).to_link()));
        }
    }
}
