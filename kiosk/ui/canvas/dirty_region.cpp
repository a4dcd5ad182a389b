#include "ui/canvas/dirty_region.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include <imgui.h>

#include "ui/canvas/fast_fill.hpp"

namespace kiosk::ui {
namespace {

constexpr int kCell = 32; // pixels

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
    return (std::rotl(seed, 23) ^ value) * 0x9E3779B97F4A7C15ULL;
}

std::uint64_t word(const void* bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t hash_of(const ImDrawVert& v) {
    return mixed(mixed(mixed(1, word(&v.pos)), word(&v.uv)), v.col);
}

struct Bounds {
    float x0 = 1e9F, y0 = 1e9F, x1 = -1e9F, y1 = -1e9F;

    void add(const Bounds& b) {
        *this = {std::min(x0, b.x0), std::min(y0, b.y0), std::max(x1, b.x1), std::max(y1, b.y1)};
    }
    [[nodiscard]] Bounds within(const ImVec4& clip) const {
        return {std::max(x0, clip.x), std::max(y0, clip.y), std::min(x1, clip.z), std::min(y1, clip.w)};
    }
    [[nodiscard]] bool empty() const { return !(x1 > x0 && y1 > y0); }
};

struct Triangle {
    Bounds bounds;
    std::uint64_t what = 0;
};

Triangle triangle(const ImDrawList& list, const ImDrawCmd& command, unsigned first,
                  const std::vector<std::uint64_t>& vertices) {
    Triangle t;
    for (unsigned i = command.IdxOffset + first; i < command.IdxOffset + first + 3; ++i) {
        const auto at = static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(i)]);
        const ImVec2& pos = list.VtxBuffer[at].pos;
        t.bounds.add({pos.x, pos.y, pos.x, pos.y});
        t.what = mixed(t.what, vertices[static_cast<std::size_t>(at)]);
    }
    return t;
}

} // namespace

// Each cell's number depends on all that touches it, and on its order.
struct DirtyRegion::Painter {
    DirtyRegion& to;
    Bounds foreign; // what shows somebody else's textures

    void touch(const Bounds& bounds, const ImVec4& clip, std::uint64_t what) {
        const Bounds b = bounds.within(clip);
        if (b.empty()) return;
        // A pixel around it, for edges that are rounded outwards.
        const int left = std::max(0, static_cast<int>(b.x0 - 1) / kCell);
        const int top = std::max(0, static_cast<int>(b.y0 - 1) / kCell);
        const int right = std::min(to.columns_ - 1, static_cast<int>(b.x1 + 1) / kCell);
        const int bottom = std::min(to.rows_ - 1, static_cast<int>(b.y1 + 1) / kCell);
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                std::uint64_t& cell = to.cells_[to.index(column, row)];
                cell = mixed(cell, what);
            }
        }
    }

    void paint(const ImDrawList& list) {
        std::vector<std::uint64_t>& vertices = to.vertices_;
        vertices.clear();
        for (const ImDrawVert& vertex : list.VtxBuffer) vertices.push_back(hash_of(vertex));
        std::uint64_t state = 0; // of blending
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImVec4& clip = command.ClipRect;
            if (command.UserCallback == ImDrawCallback_ResetRenderState) continue;
            if (command.UserCallback != nullptr && command.UserCallbackData == nullptr) {
                state = mixed(state, std::bit_cast<std::uintptr_t>(command.UserCallback));
                continue;
            }
            if (command.UserCallback != nullptr) {
                const auto& painted = *static_cast<const Painted*>(command.UserCallbackData);
                const Rect& r = painted.px;
                touch({r.x, r.y, r.right(), r.bottom()}, clip,
                      mixed(mixed(mixed(state, word(&r.x)), word(&r.w)), painted.what));
                continue;
            }
            const std::uint64_t header =
                mixed(mixed(mixed(state, word(&clip.x)), word(&clip.z)), command.TexRef.GetTexID());
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const Triangle t = triangle(list, command, i, vertices);
                touch(t.bounds, clip, mixed(header, t.what));
                const Bounds shown = t.bounds.within(clip);
                if (command.TexRef._TexData == nullptr && !shown.empty()) foreign.add(shown);
            }
        }
    }
};

Rect DirtyRegion::follow(const ImDrawData& data) {
    const int width = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    const int height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    const bool another_size = width != width_ || height != height_;
    width_ = width;
    height_ = height;
    columns_ = (width + kCell - 1) / kCell;
    rows_ = (height + kCell - 1) / kCell;
    std::swap(cells_, before_);
    cells_.assign(index(0, rows_), 0);
    Painter painter{*this, {}};
    for (const ImDrawList* list : data.CmdLists) painter.paint(*list);
    const auto whole_w = static_cast<float>(width), whole_h = static_cast<float>(height);
    if (another_size) return {0, 0, whole_w, whole_h};

    Bounds changed = painter.foreign;
    if (!changed.empty()) {
        changed = {std::floor(changed.x0), std::floor(changed.y0), std::ceil(changed.x1), std::ceil(changed.y1)};
    }
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            if (cells_[index(column, row)] == before_[index(column, row)]) continue;
            const auto x = static_cast<float>(column * kCell), y = static_cast<float>(row * kCell);
            changed.add({x, y, x + kCell, y + kCell});
        }
    }
    changed = changed.within({0, 0, whole_w, whole_h});
    return changed.empty() ? Rect{} : Rect{changed.x0, changed.y0, changed.x1 - changed.x0, changed.y1 - changed.y0};
}

void confine(ImDrawData& data, const Rect& px) {
    for (ImDrawList* list : data.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = {std::max(clip.x, px.x), std::max(clip.y, px.y), std::min(clip.z, px.right()),
                    std::min(clip.w, px.bottom())};
        }
    }
}

} // namespace kiosk::ui
