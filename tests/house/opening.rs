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

/// Its heads, of the laboratory and of the other pages, name every page in the order of the program's.
#[test]
fn both_heads_name_the_pages() {
    let pages = [
        ("lab", text::header::LAB),
        ("presets", text::header::PRESETS),
        ("sweeps", text::header::SWEEPS),
        ("library", text::header::LIBRARY),
        ("estimators", text::header::ESTIMATORS),
        ("learn", text::header::LEARN),
    ];
    let heads: Vec<&str> =
        PAGE.split("<nav").skip(1).map(|rest| rest.split_once("</nav>").unwrap().0).collect();
    assert_eq!(heads.len(), 2);
    for head in heads {
        let links: Vec<&str> = head.split("<a ").skip(1).collect();
        assert_eq!(links.len(), pages.len());
        for (link, (path, name)) in links.into_iter().zip(pages) {
            assert!(link.starts_with(&format!("href=\"#/{path}\"")), "{link}");
            assert!(link.contains(&format!(">{name}</a>")), "{link}");
        }
    }
}
