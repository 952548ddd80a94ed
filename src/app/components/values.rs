//! The information of every layer at the cursor, as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::phrases::bits;
use crate::app::store::RunStore;
use crate::bottleneck::{Bound, distance_below};
use crate::charts::Spread;
use crate::experiment::Reading;
use crate::information::PlanePoint;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct ValuesProps {
    pub store: Option<RunStore>,
    pub reading: Reading,
    pub cursor: usize,
    /// The bound of the patterns that are read.
    pub bound: Option<Rc<Bound>>,
}

/// Mean and standard deviation over the networks, and how far each lies below the bound.
#[component]
pub fn Values(props: &ValuesProps) -> Html {
    let ValuesProps { store, reading, cursor, bound } = props;
    let Some(store) = store else { return Html::default() };
    let run = store.run.borrow();
    let points = run.snapshots.get(*cursor).and_then(|s| s.information.get(reading));
    let row = |(index, name): (usize, &str)| {
        let cell = |of: &dyn Fn(&PlanePoint) -> f64| {
            let values = points.into_iter().flatten().filter_map(|layers| layers.get(index)).map(of);
            let spread = Spread::of(values);
            html! {
                <td>
                    { bits(spread.map(|spread| spread.mean)) }
                    if let Some(deviation) = spread.and_then(|spread| spread.sd) {
                        <small>{ " ± " }{ bits(Some(deviation)) }</small>
                    }
                </td>
            }
        };
        let mean = |of: &dyn Fn(&PlanePoint) -> f64| {
            let layers = points.into_iter().flatten().filter_map(|layers| layers.get(index));
            Spread::of(layers.map(of)).map(|spread| spread.mean)
        };
        html! {
            <tr>
                <th scope="row">{ name.to_owned() }</th>{ cell(&|p| p.ixt) }{ cell(&|p| p.ity) }
                if let Some(bound) = bound {
                    // Without its deviation, for which the column is too narrow.
                    <td>{ bits(mean(&|p| distance_below(&bound.curve, p.ixt, p.ity))) }</td>
                }
            </tr>
        }
    };
    let caption = text::beside::bits_of(run.experiment.networks);
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={caption.clone()}>
            <table id="values" class="values">
                <caption>{ caption }</caption>
                <thead><tr>
                    <th scope="col">{ text::plane::LAYER }</th><th scope="col">{ "Î(X;T)" }</th><th scope="col">{ "Î(T;Y)" }</th>
                    if bound.is_some() {
                        <th scope="col" title={text::beside::BELOW_BOUND_HINT}>
                            { text::beside::BELOW_BOUND }
                        </th>
                    }
                </tr></thead>
                <tbody>{ for run.layers.iter().map(|layer| layer.name.as_str()).enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}
