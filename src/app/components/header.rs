//! The head of every page.

use yew::prelude::*;

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageName {
    Lab,
    Estimators,
}

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub page: PageName,
    /// The link of the laboratory.
    pub lab: String,
    /// The estimator that the page of the estimators opens with.
    pub estimator: String,
    #[prop_or_default]
    pub children: Html,
}

/// Name, pages, and what the page adds.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { page, lab, estimator, children } = props;
    let link = |name: PageName, href: String, label: &'static str| {
        html! { <a {href} aria-current={(name == *page).then_some("page")}>{ label }</a> }
    };
    html! {
        <header class="bar">
            <h1>{ "Infoplane" }</h1>
            <nav aria-label="Pages">
                { link(PageName::Lab, lab.clone(), "Lab") }
                { link(PageName::Estimators, format!("#/estimators?mi={estimator}"), "Estimators") }
            </nav>
            <p class="tagline">{ "How layers move through the information plane" }</p>
            { children.clone() }
        </header>
    }
}
