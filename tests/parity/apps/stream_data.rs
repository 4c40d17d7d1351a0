//! Stream Data: <https://fastapi.tiangolo.com/advanced/stream-data/>

use ferrapi::prelude::*;

/// Text or bytes piece by piece, without a media type.
pub(crate) mod tutorial001 {
    use super::*;

    const MESSAGE: [&str; 7] = [
        "Rick: (stumbles in drunkenly, and turns on the lights) Morty! You gotta come on. You got--... you gotta come with me.",
        "Morty: (rubs his eyes) What, Rick? What's going on?",
        "Rick: I got a surprise for you, Morty.",
        "Morty: It's the middle of the night. What are you talking about?",
        "Rick: (spills alcohol on Morty's bed) Come on, I got a surprise for you. (drags Morty by the ankle) Come on, hurry up. (pulls Morty out of his bed and into the hall)",
        "Morty: Ow! Ow! You're tugging me too hard!",
        "Rick: We gotta go, gotta get outta here, come on. Got a surprise for you Morty.",
    ];

    fn sent() -> Stream {
        Stream::generate(|out| async move {
            for line in MESSAGE {
                out.send(line).await;
            }
        })
    }

    #[get("/story/stream")]
    async fn stream_story() -> Stream {
        sent()
    }

    #[get("/story/stream-no-async")]
    fn stream_story_no_async() -> Stream {
        Stream::from_iter(MESSAGE)
    }

    #[get("/story/stream-no-annotation")]
    async fn stream_story_no_annotation() -> Stream {
        sent()
    }

    #[get("/story/stream-no-async-no-annotation")]
    fn stream_story_no_async_no_annotation() -> Stream {
        Stream::from_iter(MESSAGE)
    }

    #[get("/story/stream-bytes")]
    async fn stream_story_bytes() -> Stream {
        sent()
    }

    #[get("/story/stream-no-async-bytes")]
    fn stream_story_no_async_bytes() -> Stream {
        Stream::from_iter(MESSAGE.map(str::as_bytes))
    }

    #[get("/story/stream-no-annotation-bytes")]
    async fn stream_story_no_annotation_bytes() -> Stream {
        sent()
    }

    #[get("/story/stream-no-async-no-annotation-bytes")]
    fn stream_story_no_async_no_annotation_bytes() -> Stream {
        Stream::from_iter(MESSAGE.map(str::as_bytes))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![
            stream_story,
            stream_story_no_async,
            stream_story_no_annotation,
            stream_story_no_async_no_annotation,
            stream_story_bytes,
            stream_story_no_async_bytes,
            stream_story_no_annotation_bytes,
            stream_story_no_async_no_annotation_bytes
        ])
    }
}
