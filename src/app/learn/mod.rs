//! The page of the lessons: texts of the site, one at a time, each bound to experiments.

mod coins;
mod course;
mod joint;
mod keys;
mod lesson;
mod sheet;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::course::Course;
use self::lesson::LessonPage;
use self::sheet::Sheet;
use super::components::Header;
use super::effects::{fetched, first_lesson, use_theme, whole_address};
use crate::app::route::Page;
use crate::experiment::pairs;
use crate::text;
use crate::view::ThemeChoice;

/// The texts, relative to the page.
const LESSONS: &str = "./lessons.html";

#[derive(Properties, PartialEq)]
pub struct LearnProps {
    /// The hash of the address bar: `#/learn?lesson=dispute` or `#/learn?sheet=1`.
    pub hash: String,
    /// The link of the laboratory.
    pub lab: String,
    pub theme: ThemeChoice,
}

/// What has come of the texts.
#[derive(Clone, PartialEq)]
enum Texts {
    Awaited,
    Here(Rc<Course>),
    /// Why there are none.
    Missing(String),
}

/// The page.
#[component]
pub fn Learn(props: &LearnProps) -> Html {
    let texts = use_state(|| Texts::Awaited);
    let fetch = {
        let set = texts.setter();
        Callback::from(move |()| {
            let set = set.clone();
            set.set(Texts::Awaited);
            spawn_local(async move {
                set.set(match fetched(LESSONS).await.and_then(|bytes| Course::read(&bytes)) {
                    Ok(course) => Texts::Here(Rc::new(course)),
                    Err(why) => Texts::Missing(why),
                });
            });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch.emit(()));
    }
    // Nothing is drawn here in colours of its own; the page takes them from its theme.
    use_theme(props.theme);
    let asked = pairs(&props.hash);
    let value = |key: &str| asked.iter().rev().find(|(k, _)| k == key).map(|(_, value)| value.clone());
    let content = match &*texts {
        // What is being read stays.
        Texts::Awaited if value("lesson").or(value("sheet")).is_none() => {
            first_lesson().map_or_else(Html::default, |html| raw(&html))
        }
        Texts::Awaited => html! {
            <div class="loading"><label for="lessons-loading">{ text::learn::LOADING }</label>
                <progress id="lessons-loading" /></div>
        },
        Texts::Missing(why) => html! {
            <div class="missing" role="alert">
                <p>{ text::learn::missing(why) }</p>
                <button type="button" id="fetch-lessons" class="button" onclick={fetch.reform(|_: MouseEvent| ())}>
                    { text::learn::TRY_AGAIN }
                </button>
            </div>
        },
        Texts::Here(course) if value("sheet").as_deref() == Some("1") => {
            html! { <Sheet course={course.clone()} /> }
        }
        Texts::Here(course) => html! { <LessonPage course={course.clone()} asked={value("lesson")} /> },
    };
    html! {
        <>
            <Header page={Page::Learn} lab={props.lab.clone()} />
            <main class="learn">{ content }</main>
        </>
    }
}

/// The address of a lesson.
fn address(key: &str) -> String {
    format!("#/learn?lesson={key}")
}

/// A text of the site as it is written.
fn raw(html: &str) -> Html {
    // It comes with the page itself, from no one else.
    Html::from_html_unchecked(AttrValue::from(html.to_owned()))
}

/// Where all addresses begin that paper shows.
fn begins() -> Html {
    html! { <p class="begins">{ text::learn::begins(&whole_address("")) }</p> }
}

/// A button that prints the page.
fn print_button() -> Html {
    let press = |_: MouseEvent| {
        // A browser that cannot print does nothing, and says so itself.
        let _ = web_sys::window().map(|window| window.print());
    };
    html! { <button type="button" id="print" class="button" onclick={press}>{ text::learn::PRINT }</button> }
}
