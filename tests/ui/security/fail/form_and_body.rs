use ferrapi::prelude::*;

#[model]
struct Note {
    text: String,
}

#[post("/token")]
async fn login(form: OAuth2PasswordForm, note: Note) -> String {
    form.username + &note.text
}

fn main() {}
