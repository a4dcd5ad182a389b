// What the picture fuzzers feed and their corpora replay.
#pragma once

#include <cstdlib>
#include <span>
#include <string_view>

#include "app/image/photo.hpp"
#include "app/image/plan.hpp"

namespace kiosk::test {

// A broken promise must stop the fuzzer in every build.
inline void promise_of_picture(bool kept) {
    if (!kept) std::abort();
}

inline void promise_whole(const ui::Image& picture, int longest) {
    promise_of_picture(picture.width >= 1 && picture.height >= 1 && picture.width <= longest &&
                       picture.height <= longest);
    promise_of_picture(picture.rgb.size() ==
                       static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
}

inline void feed_photo(std::string_view input) {
    const auto photo = app::decode_photo(std::as_bytes(std::span(input)));
    if (!photo) return promise_of_picture(!photo.error().detail.empty());
    promise_whole(*photo, app::kPhotoSide);
}

inline void feed_plan(std::string_view input) {
    constexpr int kSvgSide = 64; // as large as a kiosk draws it takes a hundred times as long
    const auto plan = app::decode_plan("fuzz", std::as_bytes(std::span(input)), kSvgSide);
    if (!plan) return promise_of_picture(!plan.error().detail.empty());
    promise_of_picture(plan->file == "fuzz" && plan->width >= 1 && plan->height >= 1);
    promise_whole(*plan->picture, app::kMaxPlanSide);
}

} // namespace kiosk::test
