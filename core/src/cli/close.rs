//! Which routes are close to one that does not exist.

/// The routes (`GET /items/<item_id>`) that are close to the one that was meant, the closest first, at most five.
pub(crate) fn close<'a>(meant: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let most = (meant.chars().count() / 3).max(2);
    let mut all: Vec<_> = names.map(|name| (distance(meant, &fill(name, meant)), name)).collect();
    all.retain(|(distance, _)| *distance <= most);
    all.sort();
    all.dedup();
    all.into_iter().take(5).map(|(_, name)| name.to_owned()).collect()
}

/// The route with its variables filled in from the one that was meant: `GET /items/42`.
fn fill(name: &str, meant: &str) -> String {
    let mut segments = meant.split('/');
    let fill = |segment| match segments.next() {
        Some(meant) if str::starts_with(segment, '<') => meant,
        _ => segment,
    };
    name.split('/').map(fill).collect::<Vec<_>>().join("/")
}

/// How many characters have to be added, left out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_comes_first_and_the_far_ones_not_at_all() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        let names = ["GET /users", "GET /items/<item_id>", "GET /items", "POST /items"];
        assert_eq!(close("GET /item", names.into_iter()), ["GET /items", "POST /items"][..1]);
        assert_eq!(close("GET /item/42", names.into_iter()), ["GET /items/<item_id>", "GET /items"][..]);
        assert_eq!(close("GET /books", names.into_iter()), ["GET /users"; 0][..]);
    }
}
