//! A figure of lines on a canvas.

use yew::prelude::*;

use crate::app::canvas::{Layer, use_size};
use crate::charts::Theme;
use crate::charts::lines::{Spec, draw};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct ChartProps {
    pub spec: Spec,
    pub theme: Theme,
    pub tall: bool,
    /// What is to be said under it.
    #[prop_or_default]
    pub caption: Option<String>,
}

/// The figure.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let ChartProps { spec, theme, tall, caption } = props;
    let (stack, canvas) = (use_node_ref(), use_node_ref());
    let size = use_size(&stack, *theme);
    let layer = use_mut_ref(|| None::<Layer>);
    {
        let canvas = canvas.clone();
        use_effect_with((spec.clone(), size, *theme), move |(spec, size, theme)| {
            let mut layer = layer.borrow_mut();
            if layer.is_none() {
                *layer = canvas.cast().and_then(Layer::new);
            }
            if let (Some(layer), Some(size)) = (layer.as_ref(), size) {
                layer.fit(*size);
                layer.draw(*size, |pen| draw(spec, pen, (size.width, size.height), theme));
            }
        });
    }
    let ends = spec
        .lines
        .iter()
        .filter_map(|line| line.points.last().map(|(x, y)| format!("{}: {x:.3}, {y:.3}", line.name)));
    let words = text::compare::chart(&spec.titles[1], &spec.titles[0], &ends.collect::<Vec<_>>().join("; "));
    html! {
        <figure class={classes!("figure", "chart", theme.dark.then_some("dark"), tall.then_some("tall"))}>
            <div class="room"><div ref={stack} class="stack" role="img" aria-label={words}><canvas ref={canvas} /></div></div>
            if let Some(caption) = caption {
                <figcaption>{ caption }</figcaption>
            }
        </figure>
    }
}
