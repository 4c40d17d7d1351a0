//! The end of the glue: an answer, or everything that was wrong.

use crate::error::Issues;
use crate::http::{Body, Response, has_no_body};
use crate::reply::{Reply, Shaping, StreamingReply};
use crate::request::{Lent, Request};

impl Lent {
    /// Turns what the handler returned into the response.
    #[inline]
    pub fn respond<R: Reply>(mut self, answer: R) -> Box<Request> {
        let response = answer.reply(&mut self);
        self.finish(response)
    }

    /// The same for a type with the name of one that streams values of another type.
    #[inline]
    pub fn respond_streaming<R: StreamingReply>(self, answer: R) -> Box<Request> {
        self.respond(answer)
    }

    /// The same for an operation that leaves parts of its answer out.
    pub fn respond_shaped<R: Reply>(mut self, answer: R, shaping: &'static Shaping) -> Box<Request> {
        let response = answer.reply_shaped(&mut self, shaping);
        self.finish(response)
    }

    /// What the handler has said of the response besides returning it.
    #[inline]
    fn finish(self, response: Response) -> Box<Request> {
        let mut request = self.end();
        let Request { reply, response: place, .. } = &mut *request;
        let response = place.insert(response);
        if !reply.is_empty() {
            std::mem::take(reply).apply(response);
        }
        if has_no_body(response.status()) {
            *response.body_mut() = Body::empty();
        }
        request
    }

    /// Answers a request whose arguments are not all there.
    ///
    /// FastAPI decodes the body before it calls anything, so malformed JSON is the one error that is reported,
    /// whatever a dependency has said. Here a dependency may have run by then; the answer is the same.
    #[cold]
    pub fn refuse(mut self, mut issues: Issues) -> Box<Request> {
        let request = &mut *self;
        request.duties.tasks = Default::default();
        if issues.is_rejected() && request.matched().body.json {
            request.check_body_syntax(&mut issues);
        }
        issues.close(0);
        let collected = issues.into_collected();
        let response = collected.unreadable.or(collected.rejection).unwrap_or_else(|| {
            let issues = collected.issues.into_iter().map(|(_, issue)| issue).collect();
            request.context.answers.invalid(issues, &request.head, &request.body, || request.body_value())
        });
        request.response = Some(response);
        self.end()
    }
}
