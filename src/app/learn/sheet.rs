//! The teacher's sheet, made to be printed.

use std::rc::Rc;

use yew::prelude::*;

use super::course::Course;
use super::{address, begins, print_button, raw};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub course: Rc<Course>,
}

/// The plan of a lesson at school.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let sheet = &props.course.sheet;
    let first = props.course.lessons.first().map(|lesson| address(&lesson.key));
    html! {
        <article class="sheet" aria-labelledby="lesson-title">
            <p class="ways"><a class="button" href={first}>{ text::learn::BACK }</a>{ print_button() }</p>
            <h2 id="lesson-title">{ &sheet.title }</h2>
            { begins() }
            { for sheet.parts.iter().map(|part| raw(part)) }
        </article>
    }
}
