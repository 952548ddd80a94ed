//! The head of every page.

use yew::prelude::*;

use crate::app::route::Page;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub page: Page,
    /// The link of the laboratory.
    pub lab: String,
    /// The estimator that the page of the estimators opens with, if not its own first.
    #[prop_or_default]
    pub estimator: Option<String>,
    #[prop_or_default]
    pub children: Html,
}

/// Name, pages, and what the page adds.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { page, lab, estimator, children } = props;
    // A comparison is of runs in the library.
    let here = if *page == Page::Compare { Page::Library } else { *page };
    let link = |name: Page| {
        let href = match (name, estimator) {
            (Page::Lab, _) => lab.clone(),
            (Page::Estimators, Some(estimator)) => format!("#/estimators?mi={estimator}"),
            _ => format!("#/{}", name.path()),
        };
        html! { <a {href} aria-current={(name == here).then_some("page")}>{ name.label() }</a> }
    };
    html! {
        <header class="bar">
            <h1>{ text::header::NAME }</h1>
            <nav aria-label={text::header::PAGES}>
                { for Page::NAMED.into_iter().map(link) }
            </nav>
            <p class="tagline">{ text::header::TAGLINE }</p>
            { children.clone() }
        </header>
    }
}
