//! The information of every layer at the cursor, as a table.

use yew::prelude::*;

use crate::app::store::RunStore;
use crate::app::words::bits;
use crate::experiment::Reading;
use crate::information::PlanePoint;

#[derive(Properties, PartialEq)]
pub struct ValuesProps {
    pub store: Option<RunStore>,
    pub reading: Reading,
    pub cursor: usize,
}

/// Mean and standard deviation over the networks.
#[component]
pub fn Values(props: &ValuesProps) -> Html {
    let Some(store) = &props.store else { return Html::default() };
    let run = store.run.borrow();
    let points = run.snapshots.get(props.cursor).and_then(|s| s.information.get(&props.reading));
    let row = |(index, name): (usize, &str)| {
        let cell = |axis: fn(&PlanePoint) -> f64| {
            let values = points.into_iter().flatten().filter_map(|layers| layers.get(index)).map(axis);
            let (mean, deviation) = mean_and_deviation(values.filter(|value| value.is_finite()));
            html! {
                <td>{ bits(mean) }if let Some(deviation) = deviation { <small>{ " ± " }{ bits(Some(deviation)) }</small> }</td>
            }
        };
        html! { <tr><th scope="row">{ name.to_owned() }</th>{ cell(|p| p.ixt) }{ cell(|p| p.ity) }</tr> }
    };
    let caption = match run.experiment.networks {
        1 => "Bits, of one network".to_owned(),
        networks => format!("Bits, mean ± SD of {networks} networks"),
    };
    html! {
        <table id="values" class="values">
            <caption>{ caption }</caption>
            <thead><tr>
                <th scope="col">{ "Layer" }</th><th scope="col">{ "Î(X;T)" }</th><th scope="col">{ "Î(T;Y)" }</th>
            </tr></thead>
            <tbody>{ for run.layers.iter().map(|layer| layer.name.as_str()).enumerate().map(row) }</tbody>
        </table>
    }
}

/// The mean, and the standard deviation with n − 1 where there are two values or more.
fn mean_and_deviation(values: impl Iterator<Item = f64>) -> (Option<f64>, Option<f64>) {
    let values: Vec<f64> = values.collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let deviation = (values.len() > 1).then(|| (squares / (n - 1.0)).sqrt());
    ((!values.is_empty()).then_some(mean), deviation)
}

#[cfg(test)]
mod tests {
    use super::mean_and_deviation;

    #[test]
    fn deviation_divides_by_one_less_than_the_number() {
        let (mean, deviation) = mean_and_deviation([1.0, 2.0, 3.0].into_iter());
        assert_eq!((mean, deviation), (Some(2.0), Some(1.0)));
        assert_eq!(mean_and_deviation([5.0].into_iter()), (Some(5.0), None));
        assert_eq!(mean_and_deviation(std::iter::empty()), (None, None));
    }
}
