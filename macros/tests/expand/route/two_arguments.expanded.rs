/// Read one item.
async fn read_item(item_id: u64, q: Option<String>) -> Item {
    Item { item_id, q }
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct read_item {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for read_item {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "read_item",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/items/<item_id>",
            segments: &[__ferrapi::Literal("items"), __ferrapi::Variable("item_id")],
            tags: &["items"],
            summary: __ferrapi::Some("Read one item."),
            arguments: &[
                __ferrapi::Probe::<u64>::PATH.argument("item_id", "u64"),
                __ferrapi::Probe::<Option<String>>::ORIGIN
                    .argument("q", "Option<String>"),
            ],
            reply: __ferrapi::Probe::<Item>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let item_id = request.path::<u64>(&Self::SPEC.arguments[0], &mut issues);
                let q = request.optional(&Self::SPEC.arguments[1], &mut issues).await;
                let (true, __ferrapi::Some(item_id), __ferrapi::Some(q)) = (
                    issues.is_empty(),
                    item_id,
                    q,
                ) else { return request.refuse(issues) };
                let answer = read_item(item_id, q).await;
                request.respond::<Item>(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<read_item>();
    const _: () = __ferrapi::prove_variable(__ferrapi::Probe::<u64>::PATH, "u64");
};
