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
            location: __ferrapi::Location {
                file: ::core::file!(),
                line: ::core::line!(),
            },
            method: "POST",
            path: "/uploads",
            segments: &[__ferrapi::Segment::Literal("uploads")],
            strict_content_type: __ferrapi::Some(false),
            arguments: &[
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Form,
                        __ferrapi::Probe::<String>::TYPE,
                    ),
                    rules: &__ferrapi::Rules {
                        min_length: __ferrapi::Some(2),
                        ..__ferrapi::Rules::NONE
                    },
                    ..__ferrapi::argument("name", "String")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Form,
                        __ferrapi::Probe::<Vec<String>>::TYPE,
                    ),
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::to_value::<
                        Vec<String>,
                    >(&__ferrapi::Default::default())),
                    ..__ferrapi::argument("tags", "Vec<String>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<Option<UploadFile>>::FILE,
                    docs: __ferrapi::Docs {
                        description: __ferrapi::Some("A picture"),
                        ..__ferrapi::Docs::NONE
                    },
                    ..__ferrapi::argument("picture", "Option<UploadFile>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<Bytes>::FILE,
                    ..__ferrapi::argument("note", "Bytes")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<Vec<UploadFile>>::ORIGIN,
                    ..__ferrapi::argument("more", "Vec<UploadFile>")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Header,
                        __ferrapi::Probe::<Common>::TYPE,
                    ),
                    keep_underscores: true,
                    ..__ferrapi::argument("common", "Common")
                },
            ],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        async fn handle(
            request: &mut __ferrapi::Request,
            mut issues: __ferrapi::Issues,
        ) -> __ferrapi::Response {
            let name = request.form::<String>(&Self::SPEC.arguments[0], &mut issues);
            let tags = request
                .form_or::<
                    Vec<String>,
                >(
                    &Self::SPEC.arguments[1],
                    &mut issues,
                    || __ferrapi::Default::default(),
                );
            let picture = request
                .file::<Option<UploadFile>>(&Self::SPEC.arguments[2], &mut issues)
                .await;
            let note = request
                .file::<Bytes>(&Self::SPEC.arguments[3], &mut issues)
                .await;
            let more = request.argument(&Self::SPEC.arguments[4], &mut issues).await;
            let common = request.header::<Common>(&Self::SPEC.arguments[5], &mut issues);
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
        }
    }
    const _: () = __ferrapi::prove_dependencies(<upload as __ferrapi::Route>::SPEC);
    const _: () = __ferrapi::prove_parameter(<upload as __ferrapi::Route>::SPEC, 0);
    const _: () = __ferrapi::prove_parameter(<upload as __ferrapi::Route>::SPEC, 1);
    const _: () = __ferrapi::prove_parameter(<upload as __ferrapi::Route>::SPEC, 5);
    const _: () = __ferrapi::prove_constraint(
        __ferrapi::Probe::<String>::TYPE.family,
        __ferrapi::Keyword::MinLength,
        "name",
    );
};
