//! One lesson, and the way to the others.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::coins::TwoCoins;
use super::course::{Course, Lesson};
use super::keys::use_arrows;
use super::{address, begins, print_button, raw};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct LessonPageProps {
    pub course: Rc<Course>,
    /// The lesson that the address names, if any.
    pub asked: Option<String>,
}

/// The lesson that is asked for, or the first.
#[component]
pub fn LessonPage(props: &LessonPageProps) -> Html {
    let LessonPageProps { course, asked } = props;
    let found = asked.as_deref().map(|key| course.find(key));
    let at = found.flatten().unwrap_or(0);
    let neighbour = |at: Option<usize>| at.and_then(|at| course.lessons.get(at));
    let (before, after) = (neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
    let to = |lesson: Option<&Lesson>| lesson.map(|lesson| address(&lesson.key));
    use_arrows(to(before), to(after));
    let article = use_node_ref();
    use_top(&article, at);
    let Some(lesson) = course.lessons.get(at) else { return Html::default() };
    let unknown = asked.as_ref().filter(|_| found == Some(None));
    html! {
        <>
            <article key={at} ref={article} tabindex="-1" aria-labelledby="lesson-title">
                if let Some(key) = unknown {
                    <p class="missing" role="alert">{ text::learn::unknown(key) }</p>
                }
                <p class="place">{ text::learn::lesson_of(at + 1, course.lessons.len()) }</p>
                <h2 id="lesson-title">{ &lesson.title }</h2>
                { begins() }
                { for lesson.parts.iter().enumerate().map(part) }
                <section class="sources" aria-labelledby="sources-title">
                    <h3 id="sources-title">{ text::learn::SOURCES }</h3>
                    { raw(&format!("<ul>{}</ul>", lesson.sources)) }
                </section>
                <nav class="turn" aria-label={text::learn::TURN}>
                    if let Some(before) = before { <a class="before" href={address(&before.key)} rel="prev">{ &before.title }</a> }
                    if let Some(after) = after { <a class="after" href={address(&after.key)} rel="next">{ &after.title }</a> }
                </nav>
            </article>
            <Contents course={course.clone()} {at} />
        </>
    }
}

/// A part of a lesson; between two of them are the coins.
fn part((i, html): (usize, &String)) -> Html {
    html! { <>if i > 0 { <TwoCoins /> }{ raw(html) }</> }
}

/// Shows another lesson from its beginning, to readers of the screen too.
#[hook]
fn use_top(article: &NodeRef, at: usize) {
    let article = article.clone();
    let shown = use_mut_ref(|| None);
    use_effect_with(at, move |at| {
        let earlier = shown.borrow_mut().replace(*at);
        let element = article.cast::<HtmlElement>().filter(|_| earlier.is_some_and(|earlier| earlier != *at));
        if let Some((element, window)) = element.zip(web_sys::window()) {
            // What cannot have the focus is read from where the reader is.
            let _ = element.focus();
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

#[derive(Properties, PartialEq)]
struct ContentsProps {
    course: Rc<Course>,
    /// The lesson that is shown.
    at: usize,
}

/// All lessons, the teacher's sheet, and how to use them.
#[component]
fn Contents(props: &ContentsProps) -> Html {
    let item = |(i, lesson): (usize, &Lesson)| {
        let current = (i == props.at).then_some("page");
        html! { <li><a href={address(&lesson.key)} aria-current={current}>{ &lesson.title }</a></li> }
    };
    html! {
        <aside class="contents">
            <nav aria-label={text::learn::LESSONS}><ol>{ for props.course.lessons.iter().enumerate().map(item) }</ol></nav>
            <p class="ways"><a class="button" href="#/learn?sheet=1">{ text::learn::SHEET }</a>{ print_button() }</p>
            <p class="muted">{ text::learn::HOW_TO }</p>
        </aside>
    }
}
