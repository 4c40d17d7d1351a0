#[post("/uploads", strict_content_type = false)]
async fn upload(
    #[form(min_length = 2)] name: String,
    #[form(default)] tags: Vec<String>,
    #[file(description = "A picture")] picture: Option<UploadFile>,
    #[file] note: Bytes,
    more: Vec<UploadFile>,
    #[header(convert_underscores = false)] common: Common,
) {
}
