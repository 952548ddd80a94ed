//! The plane of a preset in small: the way of each layer, as SVG.

use yew::prelude::*;

use super::geometry::{BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, ends, place, points};
use crate::charts::{Theme, colour};
use crate::run::Thumbnail;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct PictureProps {
    pub run: Thumbnail,
    pub title: &'static str,
    /// The estimator's name in axes.
    pub estimator: String,
    pub theme: Theme,
}

/// Axes up to the bounds of the plane, and for each layer a line that ends in a disc.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let PictureProps { run, title, estimator, theme } = props;
    let [x_max, y_max] = run.limits.map(f64::ceil);
    let (_, limit) = place([0.0, run.limits[1]], run.limits);
    let ways = run.layers.iter().enumerate().map(|(i, way)| {
        let hue = hue(i, theme.dark);
        let start = way.first().map(|start| place(*start, run.limits));
        let end = way.last().map(|end| place(*end, run.limits));
        html! {
            <g stroke={hue.clone()} fill={hue}>
                <polyline class="way" points={points(way, run.limits)} />
                if let Some((x, y)) = start { <circle class="start" cx={x.to_string()} cy={y.to_string()} r="2.5" /> }
                if let Some((x, y)) = end { <circle class="end" cx={x.to_string()} cy={y.to_string()} r="4.5" /> }
            </g>
        }
    });
    let names = ends(run).into_iter().map(|(name, (x, y))| {
        html! {
            <text class="name" x={x.to_string()} y={y.to_string()} text-anchor="middle">{ name }</text>
        }
    });
    html! {
        <svg class="picture" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={description(title, run)}>
            <g class="axes">
                <path class="frame" d={format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")} />
                <path class="limit" d={format!("M{LEFT} {limit}H{RIGHT}M{RIGHT} {BOTTOM}V{TOP}")} />
                <text x={LEFT.to_string()} y={(TOP - 7.0).to_string()}>{ text::presets::Y_AXIS }</text>
                <text x={((LEFT + RIGHT) / 2.0).to_string()} y={(BOTTOM + 14.0).to_string()} text-anchor="middle">{ text::presets::x_axis(estimator) }</text>
                <text x={(LEFT - 5.0).to_string()} y={(TOP + 4.0).to_string()} text-anchor="end">{ y_max }</text>
                <text x={(LEFT - 5.0).to_string()} y={BOTTOM.to_string()} text-anchor="end">{ "0" }</text>
                <text x={LEFT.to_string()} y={(BOTTOM + 14.0).to_string()}>{ "0" }</text>
                <text x={RIGHT.to_string()} y={(BOTTOM + 14.0).to_string()} text-anchor="middle">{ x_max }</text>
            </g>
            { for ways }
            { for names }
        </svg>
    }
}

/// The colour of a layer; viridis is kept for epochs, here as in the laboratory.
fn hue(layer: usize, dark: bool) -> String {
    let rgb = colour::series(layer, dark);
    format!("rgb({} {} {})", rgb.0, rgb.1, rgb.2)
}

/// The picture in words: where the layers end, and the most that each knew of the input.
fn description(title: &str, run: &Thumbnail) -> String {
    let layer = |(i, way): (usize, &Vec<[f64; 2]>)| {
        let [input, label] = way.last()?;
        let most = way.iter().map(|[input, _]| *input).fold(0.0, f64::max);
        let name = if i + 1 == run.layers.len() {
            text::presets::OUTPUT.into()
        } else {
            text::presets::hidden(i + 1)
        };
        Some(text::presets::layer(&name, *input, most, *label))
    };
    let layers: Vec<String> = run.layers.iter().enumerate().filter_map(layer).collect();
    let epoch = run.epochs.last().copied().unwrap_or_default();
    text::presets::picture(title, epoch, &layers.join(", "))
}
