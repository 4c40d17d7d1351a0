/// Not the summary.
///
/// Not the description.
#[route(
    PATCH, "/items/<item_id>/",
    crate = crate::api,
    status = 202,
    tags("items", TAG),
    summary = "Summary",
    description = include_str!("long.md"),
    operation_id = "patch",
    deprecated,
    hidden = true,
    response_description = "Taken",
    responses(
        404 = Message, 409 = "Conflict", 4XX(Message, "Other"), default("Else"),
        200("Fine", content("image/png", "text/csv" = Report)),
    ),
    openapi_extra = json!({ "x-team": "a" }),
    depends(verify, auth::admin),
    body_limit = 10 * 1024,
)]
#[allow(unused)]
pub(crate) async fn patch_item() -> Result<(), HttpError> {
    Ok(())
}
