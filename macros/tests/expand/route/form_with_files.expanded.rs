async fn upload(
    name: String,
    tags: Vec<String>,
    picture: Option<UploadFile>,
    note: Bytes,
    more: Vec<UploadFile>,
    common: Common,
) {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct upload {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for upload {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "upload",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "POST",
            path: "/uploads",
            segments: &[__ferrapi::Literal("uploads")],
            strict_content_type: __ferrapi::Some(false),
            arguments: &[
                __ferrapi::ArgumentSpec {
                    rules: &__ferrapi::Rules {
                        min_length: __ferrapi::Some(2),
                        ..__ferrapi::Rules::NONE
                    },
                    ..__ferrapi::Probe::<String>::FORM.argument("name", "String")
                },
                __ferrapi::ArgumentSpec {
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::default_value::<
                        Vec<String>,
                    >(|| __ferrapi::Default::default())),
                    ..__ferrapi::Probe::<Vec<String>>::FORM
                        .argument("tags", "Vec<String>")
                },
                __ferrapi::ArgumentSpec {
                    docs: __ferrapi::Docs::described("A picture"),
                    ..__ferrapi::Probe::<Option<UploadFile>>::FILE
                        .argument("picture", "Option<UploadFile>")
                },
                __ferrapi::Probe::<Bytes>::FILE.argument("note", "Bytes"),
                __ferrapi::Probe::<Vec<UploadFile>>::ORIGIN
                    .argument("more", "Vec<UploadFile>"),
                __ferrapi::ArgumentSpec {
                    keep_underscores: true,
                    ..__ferrapi::Probe::<Common>::HEADER.argument("common", "Common")
                },
            ],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let name = request.form::<String>(&Self::SPEC.arguments[0], &mut issues);
                let tags = request
                    .form_or::<
                        Vec<String>,
                    >(
                        &Self::SPEC.arguments[1],
                        &mut issues,
                        || __ferrapi::Default::default(),
                    );
                let picture = request.file(&Self::SPEC.arguments[2], &mut issues).await;
                let note = request.file(&Self::SPEC.arguments[3], &mut issues).await;
                let more = request.argument(&Self::SPEC.arguments[4], &mut issues).await;
                let common = request
                    .header::<Common>(&Self::SPEC.arguments[5], &mut issues);
                let (
                    true,
                    __ferrapi::Some(name),
                    __ferrapi::Some(tags),
                    __ferrapi::Some(picture),
                    __ferrapi::Some(note),
                    __ferrapi::Some(more),
                    __ferrapi::Some(common),
                ) = (issues.is_empty(), name, tags, picture, note, more, common) else {
                    return request.refuse(issues)
                };
                let answer = upload(name, tags, picture, note, more, common).await;
                request.respond(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<upload>();
    const _: () = __ferrapi::prove_parameter(
        __ferrapi::Probe::<String>::FORM,
        "String",
        __ferrapi::Probe::<String>::FIELDS,
    );
    const _: () = __ferrapi::prove_parameter(
        __ferrapi::Probe::<Vec<String>>::FORM,
        "Vec<String>",
        __ferrapi::Probe::<Vec<String>>::FIELDS,
    );
    const _: () = __ferrapi::prove_parameter(
        __ferrapi::Probe::<Common>::HEADER,
        "Common",
        __ferrapi::Probe::<Common>::FIELDS,
    );
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::FAMILY,
        __ferrapi::Keyword::MinLength,
        "name",
    );
};
