//! What `index.html` holds of each page, for the time before its program has come, is what the program shows then.

use infoplane::text;

const PAGE: &str = include_str!("../../index.html");

/// The part of a page in the file.
fn part(page: &str) -> &'static str {
    let (_, rest) = PAGE.split_once(&format!(r#"data-of="{page}">"#)).unwrap();
    rest.split_once("</main>").unwrap().0
}

#[test]
fn the_pages_open_with_their_own_words() {
    let words = [
        ("presets", text::presets::TITLE, text::presets::LEAD),
        ("sweeps", text::sweeps_plan::TITLE, text::sweeps_plan::LEAD),
        ("library", text::library::TITLE, text::library::LEAD),
        ("estimators", text::truths::TITLE, text::truths::LEAD),
    ];
    for (page, title, lead) in words {
        assert!(part(page).contains(&format!("<h2>{title}</h2>")), "{page}");
        assert!(part(page).contains(&format!(r#"<p class="lead">{lead}</p>"#)), "{page}");
    }
    let labels = [
        ("sweeps", text::sweeps_plan::SWEEP),
        ("library", text::library::TITLE),
        ("estimators", text::truths::ESTIMATOR),
    ];
    for (page, label) in labels {
        assert!(part(page).contains(&format!(r#"aria-label="{label}""#)), "{page}");
    }
}

#[test]
fn the_lessons_open_with_the_first() {
    let lessons = include_str!("../../static/lessons.html");
    let (_, first) = lessons.split_once("<h2>").unwrap();
    let (title, rest) = first.split_once("</h2>").unwrap();
    let (paragraph, _) =
        rest.trim_start().strip_prefix("<section>").unwrap().trim_start().split_once('\n').unwrap();
    let place = text::learn::lesson_of(1, lessons.matches("<article").count() - 2);
    let opens = part("learn");
    assert!(opens.contains(&format!(r#"<p class="place">{place}</p>"#)), "{place}");
    assert!(opens.contains(&format!("<h2>{title}</h2>")), "{title}");
    assert!(paragraph.len() > 200 && opens.contains(paragraph), "{paragraph}");
}

/// The pages that it names in its head are those of every page's.
#[test]
fn both_heads_name_the_same_pages() {
    let names: Vec<&str> = [
        text::header::LAB,
        text::header::PRESETS,
        text::header::SWEEPS,
        text::header::LIBRARY,
        text::header::ESTIMATORS,
        text::header::LEARN,
    ]
    .to_vec();
    let heads: Vec<&str> =
        PAGE.split("<nav").skip(1).map(|rest| rest.split_once("</nav>").unwrap().0).collect();
    assert_eq!(heads.len(), 2);
    let paths: Vec<String> = ["lab", "presets", "sweeps", "library", "estimators", "learn"]
        .map(|page| format!("#/{page}"))
        .to_vec();
    for head in heads {
        let found: Vec<&str> = head
            .split("href=\"")
            .skip(1)
            .filter_map(|link| link.split_once('"'))
            .map(|(path, _)| path)
            .collect();
        assert_eq!(found, paths);
        let found: Vec<&str> = head
            .split("</a>")
            .filter_map(|link| link.rsplit_once('>'))
            .map(|(_, name)| name)
            .filter(|name| !name.trim().is_empty())
            .collect();
        assert_eq!(found, names);
    }
}
