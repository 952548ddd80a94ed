//! A choice of one of a list that grows.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    pub id: AttrValue,
    /// (value, name) of each.
    pub options: Vec<(String, String)>,
    pub chosen: String,
    pub choose: Callback<String>,
    /// What is said before it.
    #[prop_or_default]
    pub label: AttrValue,
}

/// The choice, in its label where it has one.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, options, chosen, choose, label } = props;
    let changed = choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    // The options' attribute has no effect any more once the user has chosen.
    let node = use_node_ref();
    use_effect_with((options.clone(), chosen.clone(), node.clone()), |(_, chosen, node)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(chosen);
        }
    });
    let select = html! {
        <select id={id.clone()} ref={node} onchange={changed}>
            { for options.iter().map(|(value, name)| html! { <option key={value.clone()} value={value.clone()}>{ name }</option> }) }
        </select>
    };
    match label.is_empty() {
        true => select,
        false => html! { <label>{ label }{ " " }{ select }</label> },
    }
}
