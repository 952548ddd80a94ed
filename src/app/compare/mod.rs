//! Several runs on one plane, their curves, and what their settings and results differ in.

mod chart;
mod figures;
mod table;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::chart::Chart;
use self::figures::{Axis, By, caption, curves, plane};
use self::table::Differences;
use super::components::{Header, SavePicture};
use super::effects::{Library, fetched, replace_hash, use_theme, whole_address, whole_hash};
use super::gallery::PICTURES;
use super::library::StoreError;
use super::phrases;
use super::route::Page;
use crate::exchange::{Picture, unique};
use crate::experiment::{Experiment, PRESETS, pairs};
use crate::library::Path;
use crate::run::thumbnails;
use crate::text;
use crate::view::{ThemeChoice, View};

#[derive(Properties)]
pub struct CompareProps {
    pub library: Rc<Library>,
    /// The hash of the address bar: `#/compare?v=1&with=…&by=3&x=steps`.
    pub hash: String,
    /// The link of the laboratory.
    pub lab: String,
    pub theme: ThemeChoice,
}

impl PartialEq for CompareProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && (&self.hash, &self.lab, self.theme) == (&other.hash, &other.lab, other.theme)
    }
}

/// What has come of one that the link names.
type Come = (String, Result<Path, String>);

/// The page.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let CompareProps { library, hash, lab, theme } = props;
    let (view, faults) = View::from_link(hash);
    let asked = pairs(hash);
    let value = |key: &str| asked.iter().rev().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
    let by = use_state_eq(|| By::parse(value("by")));
    let axis = use_state_eq(|| Axis::parse(value("x")));
    let baseline = use_state_eq(|| 0_usize);
    let come = use_state(|| None::<Vec<Come>>);
    {
        let (library, set) = (library.clone(), come.setter());
        use_effect_with(view.with.clone(), move |names| {
            let (names, set) = (names.clone(), set.clone());
            spawn_local(async move {
                let mut all = Vec::with_capacity(names.len());
                for name in names {
                    let path = found(&library, &name).await;
                    all.push((name, path));
                }
                set.set(Some(all));
            });
        });
    }
    let theme = use_theme(if view.theme == ThemeChoice::System { *theme } else { view.theme });
    {
        // Kept in the address, so that the picture can be handed on.
        let kept = View { with: view.with.clone(), theme: view.theme, ..View::default() };
        use_effect_with((*by, *axis), move |(by, axis)| {
            replace_hash(&format!("#/compare?v=1{}&by={by}&x={axis}", kept.to_link()));
        });
    }
    let all = come.as_ref().cloned().unwrap_or_default();
    let mut paths: Vec<Path> = all.iter().filter_map(|(_, path)| path.as_ref().ok().cloned()).collect();
    // Runs of one name could not be told apart.
    let names = unique(paths.iter().map(|path| path.name.as_str()), " ");
    paths.iter_mut().zip(names).for_each(|(path, name)| path.name = name);
    let missing = all.iter().filter_map(|(name, path)| Some((name, path.as_ref().err()?)));
    let picture = {
        let (paths, by, axis) = (paths.clone(), *by, *axis);
        Callback::from(move |()| {
            let specs = std::iter::once(plane(&paths, by)).chain(curves(&paths, by, axis)).collect();
            Picture::comparison(specs, &caption(&paths, by), &whole_address(&whole_hash()))
        })
    };
    let deepest = paths.iter().map(|path| path.layers.len()).max().unwrap_or(0);
    let choose_by = {
        let by = by.clone();
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            by.set(By::parse(Some(&text)));
        })
    };
    let choose_axis = {
        let axis = axis.clone();
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            axis.set(Axis::parse(Some(&text)));
        })
    };
    html! {
        <>
            <Header page={Page::Compare} lab={lab.clone()} />
            <main class="compare">
                { for faults.iter().map(|fault| html! { <p class="notice" role="alert">{ &fault.0 }</p> }) }
                { for missing.map(|(name, why)| html! {
                    <p class="notice" role="alert">{ text::compare::not_shown(&phrases::named(name), why) }</p>
                }) }
                if come.is_none() {
                    <p class="empty">{ text::compare::READING }</p>
                } else if paths.is_empty() {
                    <p class="empty">{ text::compare::CHOOSE }</p>
                } else {
                    <section class="panel" aria-label={text::compare::PLANE}>
                        <div class="library-head">
                            <h2>{ text::compare::runs(paths.len()) }</h2>
                            <label>{ text::compare::PLANE_OF }<select id="compare-by" onchange={choose_by}>
                                <option value="end" selected={*by == By::End}>{ text::compare::AT_END }</option>
                                { for (0..deepest).map(|i| html! {
                                    <option value={(i + 1).to_string()} selected={*by == By::Layer(i)}>{ text::compare::over_time(i + 1) }</option>
                                }) }
                            </select></label>
                            <label>{ text::compare::CURVES_OVER }<select id="compare-x" onchange={choose_axis}>
                                <option value="epochs" selected={*axis == Axis::Epochs}>{ Axis::Epochs.label() }</option>
                                <option value="steps" selected={*axis == Axis::Steps}>{ Axis::Steps.label() }</option>
                            </select></label>
                            <SavePicture name="infoplane-comparison" picture={picture} />
                        </div>
                        <Chart spec={plane(&paths, *by)} {theme} tall=true caption={caption(&paths, *by)} />
                    </section>
                    <section class="panel compare-curves" aria-label={text::compare::CURVES}>
                        { for curves(&paths, *by, *axis).into_iter().map(|spec| html! { <Chart {spec} {theme} tall=false /> }) }
                    </section>
                    <section class="panel" aria-label={text::compare::DIFFERENCES}>
                        <Differences paths={paths.clone()} baseline={(*baseline).min(paths.len() - 1)}
                            pin={Callback::from(move |at| baseline.set(at))} />
                    </section>
                }
            </main>
        </>
    }
}

/// The preset of this name, the run of this id in the library, or the newest there of this link.
async fn found(library: &Library, name: &str) -> Result<Path, String> {
    if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) {
        let pictures = thumbnails(&fetched(PICTURES).await?).map_err(|error| error.to_string())?;
        let picture = pictures.get(name).ok_or(text::compare::NO_PICTURE)?;
        return Path::of_preset(preset, picture).map_err(|missing| missing.to_string());
    }
    let words = |error: StoreError| error.to_string();
    let store = library.keeper.store().await.map_err(words)?;
    let entries = store.entries().await.map_err(words)?;
    let asked = Experiment::from_link(name).0;
    let by_link = name.contains('=').then(|| {
        // However it was read last.
        let trains = |link: &str| Experiment::from_link(link).0.trains_like(&asked);
        let same = entries.iter().filter(|entry| trains(&entry.link));
        same.max_by(|a, b| a.created.cmp(&b.created)).map(|entry| entry.id.clone())
    });
    let id = match by_link {
        Some(Some(id)) => id,
        Some(None) => return Err(text::compare::NO_RUN.into()),
        None => name.to_owned(),
    };
    store.load(&id).await.map(|loaded| Path::of(&loaded.run)).map_err(words)
}
