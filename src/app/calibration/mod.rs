//! The page of the estimators: each against distributions whose information is known.

mod bench;
mod card;
mod plan;

use std::rc::Rc;

use gloo::render::request_animation_frame;
use yew::prelude::*;

use self::bench::Bench;
use self::card::Card;
use self::plan::Finding;
use super::components::{AboutEstimator, EstimatorInput, Header, SavePicture};
use super::effects::{estimators, replace_hash, use_theme, whole_address};
use crate::app::route::Page;
use crate::exchange::Picture;
use crate::experiment::{Estimator, Family, pairs};
use crate::information::truths::Truth;
use crate::text;
use crate::view::ThemeChoice;

#[derive(Properties, PartialEq)]
pub struct EstimatorsProps {
    /// The hash of the address bar: `#/estimators?mi=ksg:3`.
    pub hash: String,
    /// The link of the laboratory.
    pub lab: String,
    pub theme: ThemeChoice,
}

/// The page.
#[component]
pub fn Estimators(props: &EstimatorsProps) -> Html {
    let asked = pairs(&props.hash).into_iter().rev().find(|(key, _)| key == "mi").map(|(_, value)| value);
    let parsed = asked.as_deref().and_then(Estimator::parse);
    let first = parsed.map_or_else(|| Estimator::usual(Family::Ksg), |(estimator, _)| estimator);
    let chosen = use_state(|| first);
    // What was asked for and not taken as it stands.
    let odd = use_state(|| asked.clone().filter(|_| parsed.is_none_or(|(_, clamped)| clamped)));
    let redraw = use_force_update();
    let bench = {
        let waits = Rc::new(std::cell::RefCell::new(None));
        use_memo((), move |()| {
            Bench::new(&first.to_string(), estimators(), move || {
                // However many answers come, one picture a frame.
                let redraw = redraw.clone();
                waits.replace(Some(request_animation_frame(move |_| redraw.force_update())));
            })
        })
    };
    let commit = {
        let (chosen, odd, bench) = (chosen.clone(), odd.clone(), bench.clone());
        Callback::from(move |text: String| match Estimator::parse(&text) {
            Some((estimator, clamped)) => {
                odd.set(clamped.then_some(text));
                chosen.set(estimator);
                bench.estimate_by(&estimator.to_string());
                replace_hash(&format!("#/estimators?mi={estimator}"));
            }
            None => odd.set(Some(text)),
        })
    };
    {
        // Back, forward, or an address that was edited.
        let commit = commit.clone();
        use_effect_with(asked.clone(), move |asked| {
            if let Some(key) = asked {
                commit.emit(key.clone());
            }
        });
    }
    let theme = use_theme(props.theme);
    let cards = bench.look(|plan, broken| {
        let (done, total) = plan.progress();
        let of = bench.truths().iter().zip(&plan.findings).map(|(truth, finding)| {
            html! {
                <Card key={truth.key} label={truth.label} source={truth.source} finding={finding.clone()} {theme} />
            }
        });
        html! {
            <>
                <div class="progress" id="calibrating" data-done={done.to_string()} data-total={total.to_string()}>
                    <label>{ text::truths::done_of(done, total) }
                        <progress max={total.to_string()} value={done.to_string()} /></label>
                    if let Some(broken) = broken {
                        <p role="alert">{ broken.to_owned() }</p>
                    }
                </div>
                <div class="cards">{ for of }</div>
            </>
        }
    });
    let key = chosen.to_string();
    let unreadable = (*odd).clone().filter(|text| Estimator::parse(text).is_none());
    let said = (*odd).as_ref().map(|text| match unreadable {
        Some(_) => text::truths::not_estimator(text, &Estimator::expected()),
        None => text::truths::beyond(text, &key),
    });
    let picture = {
        let (bench, key) = (bench.clone(), key.clone());
        Callback::from(move |()| {
            let truths = bench.look(|plan, _| {
                let pairs = bench.truths().iter().zip(&plan.findings);
                let words = |(truth, finding): (&Truth, &Finding)| {
                    let sentence = text::truths::finding(truth.label, finding.spec.truth, &finding.words());
                    (finding.spec.clone(), sentence)
                };
                pairs.map(words).collect()
            });
            let address = whole_address(&format!("#/estimators?mi={key}"));
            Picture::calibration(text::truths::picture(&key), truths, &address)
        })
    };
    html! {
        <>
            <Header page={Page::Estimators} lab={props.lab.clone()} estimator={key.clone()} />
            <main class="estimators">
                <section class="panel" aria-label={text::truths::ESTIMATOR}>
                    <h2>{ text::truths::TITLE }</h2>
                    <p class="lead">{ text::truths::LEAD }</p>
                    <div class="control" data-key="mi">
                        <label for="calibrated">{ text::truths::ESTIMATOR }</label>
                        <span class="input">
                            <EstimatorInput id="calibrated" value={unreadable.clone().unwrap_or(key)} describes="calibrated-fault"
                                faulty={unreadable.is_some()} commits={0} {commit} />
                        </span>
                        <span id="calibrated-fault" class="fault" role="alert">{ said }</span>
                    </div>
                    <p class="ways"><SavePicture name="infoplane-estimators" picture={picture} /></p>
                    <AboutEstimator family={chosen.family} open=true />
                </section>
                <section class="panel" aria-label={text::truths::TRUTHS}>{ cards }</section>
            </main>
        </>
    }
}
