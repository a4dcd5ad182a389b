#include "ui/text/fonts.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <imgui.h>
#include <imgui_internal.h>

#include "core/i18n/font_files.hpp"
#include "core/i18n/text.hpp"
#include "ui/text/shaper.hpp"

namespace kiosk::ui {
namespace {

// Loma's em over its ascent + descent is smaller than Noto's; this brings Thai to the size of its neighbours.
constexpr float kThaiScale = 1.14F;
constexpr float kReference = 64.0F;
constexpr std::string_view kLatin = "en";

class Mapping {
  public:
    Mapping() = default;
    Mapping(void* data, std::size_t size) : data_(data), size_(size) {}
    Mapping(Mapping&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Mapping& operator=(Mapping&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Mapping() {
        if (data_ != nullptr) {
            munmap(data_, size_);
        }
    }
    [[nodiscard]] void* data() const { return data_; }
    [[nodiscard]] int size() const { return static_cast<int>(size_); }
    [[nodiscard]] std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(data_), size_}; }

  private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

core::Result<Mapping> map_file(const std::filesystem::path& path, std::string_view package) {
    const auto missing = [&](int error) {
        return core::fail(core::ErrorKind::NotFound, "font " + path.string() + ": " + std::strerror(error) +
                                                         ". Install the package " + std::string(package) + ".");
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return missing(errno);
    }
    struct stat info {};
    if (fstat(file, &info) != 0 || info.st_size <= 0 || info.st_size > 256 * 1024 * 1024) {
        ::close(file);
        return missing(EINVAL);
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const int error = errno;
    ::close(file);
    if (data == MAP_FAILED) {
        return missing(error);
    }
    return Mapping(data, size);
}

// ImGui copies data that it does not own; owning first and disowning afterwards keeps the mapping shared.
ImFont* add(const Mapping& file, unsigned face, bool merge, float scale) {
    ImFontConfig config;
    config.FontNo = face;
    config.MergeMode = merge;
    config.FontDataOwnedByAtlas = true;
    config.PixelSnapV = true;
    ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(file.data(), file.size(), kReference * scale, &config);
    if (font != nullptr) {
        font->Sources[font->Sources.Size - 1]->FontDataOwnedByAtlas = false;
    }
    return font;
}

// The Korean face sets quotation marks and ellipses as Latin scripts do; the others give each the square of an
// ideograph.
std::size_t face_index(std::string_view language) {
    if (language == "ja") return 1;
    return language == core::kHomeLanguage ? 0 : 2;
}

} // namespace

struct Fonts::Impl {
    std::array<Mapping, 4> files;
    std::array<std::array<ImFont*, 2>, 3> faces{};
    std::unique_ptr<ScriptShaper> thai;
    std::vector<Mapping> shaped_files;
    std::array<std::unique_ptr<ScriptShaper>, core::kShapedFonts.size()> shaped; // null: no such font
    ImGuiContext* context = nullptr;

    struct Shaping {
        ScriptShaper* shaper = nullptr; // none: Dear ImGui's
        float size = 0;                 // px, as the shaper has it
    };
    [[nodiscard]] Shaping shaping(Script script, float font_px) const {
        if (script == Script::Thai) return {thai.get(), font_px * kThaiScale};
        const auto index = static_cast<std::size_t>(script);
        if (index < kFirstShaped) return {};
        ScriptShaper* const found = shaped.at(index - kFirstShaped).get();
        if (found == nullptr) return {};
        return {found, font_px * found->line_over_em() / kLineOverEm};
    }
    void load_shaped(const FontFiles& files);
};

// A font that is missing or broken is one whose letters are not drawn.
void Fonts::Impl::load_shaped(const FontFiles& files) {
    for (std::size_t i = 0; i < std::min(files.shaped.size(), shaped.size()); ++i) {
        auto regular = map_file(files.shaped[i].first, core::kShapedPackage);
        auto bold = map_file(files.shaped[i].second, core::kShapedPackage);
        if (!regular || !bold) continue;
        auto made = ScriptShaper::make(static_cast<Script>(kFirstShaped + i), regular->bytes(), bold->bytes());
        if (!made) continue;
        shaped.at(i) = std::move(*made);
        shaped_files.push_back(std::move(*regular));
        shaped_files.push_back(std::move(*bold));
    }
}

Fonts::Fonts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

core::Result<std::unique_ptr<Fonts>> Fonts::load(const FontFiles& files) {
    auto impl = std::make_unique<Impl>();
    impl->context = ImGui::GetCurrentContext();
    ImGui::GetIO().Fonts->TexDesiredFormat = ImTextureFormat_Alpha8; // letter_texture.hpp
    const std::array<std::pair<const std::filesystem::path*, const char*>, 4> wanted{{
        {&files.cjk_regular, "fonts-noto-cjk"},
        {&files.cjk_bold, "fonts-noto-cjk"},
        {&files.thai_regular, "fonts-tlwg-loma-ttf"},
        {&files.thai_bold, "fonts-tlwg-loma-ttf"},
    }};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto mapped = map_file(*wanted.at(i).first, wanted.at(i).second);
        if (!mapped) {
            return tl::unexpected(mapped.error());
        }
        impl->files.at(i) = std::move(*mapped);
    }
    for (std::size_t face = 0; face < core::kCjkFaces.size(); ++face) {
        for (std::size_t weight = 0; weight < 2; ++weight) {
            ImFont* font = add(impl->files.at(weight), core::kCjkFaces.at(face), false, 1.0F);
            if (font == nullptr || add(impl->files.at(2 + weight), 0, true, kThaiScale) == nullptr) {
                return core::fail(core::ErrorKind::Invalid,
                                  "font " + wanted.at(weight).first->string() +
                                      " is not a font collection. Install the package fonts-noto-cjk again.");
            }
            impl->faces.at(face).at(weight) = font;
        }
    }
    auto thai = ScriptShaper::make(Script::Thai, impl->files.at(2).bytes(), impl->files.at(3).bytes());
    if (!thai) {
        return core::fail(core::ErrorKind::Invalid,
                          "font " + files.thai_regular.string() +
                              " is not a font. Install the package fonts-tlwg-loma-ttf again.");
    }
    impl->thai = std::move(*thai);
    impl->load_shaped(files);
    return std::unique_ptr<Fonts>(new Fonts(std::move(impl)));
}

Fonts::~Fonts() {
    // The atlas dies with its context; while that lives, it must not keep pointers into the mappings.
    if (ImGui::GetCurrentContext() == nullptr || ImGui::GetCurrentContext() != impl_->context) {
        return;
    }
    impl_->thai->forget_signs();
    for (const auto& each : impl_->shaped)
        if (each) each->forget_signs();
    for (const auto& weights : impl_->faces) {
        for (ImFont* font : weights) {
            ImGui::GetIO().Fonts->RemoveFont(font);
        }
    }
}

ImFont* Fonts::face(std::string_view language, Weight weight) const {
    return impl_->faces.at(face_index(language)).at(weight == Weight::Bold ? 1 : 0);
}

float Fonts::width(std::string_view language, Weight weight, float font_px, std::string_view text) const {
    float all = 0;
    each_script(text, [&](std::string_view piece, Script script) {
        ImFont* font = face(script == Script::Latin ? kLatin : language, weight);
        const Impl::Shaping shaping = impl_->shaping(script, font_px);
        all += shaping.shaper != nullptr
                   ? shaping.shaper->shape(piece, weight == Weight::Bold, shaping.size).width
                   : font->CalcTextSizeA(font_px, FLT_MAX, 0, piece.data(), piece.data() + piece.size()).x;
    });
    return all;
}

void Fonts::draw(ImDrawList& list, std::string_view language, Weight weight, float font_px, Vec at,
                 std::uint32_t colour, std::string_view text) const {
    const bool bold = weight == Weight::Bold;
    each_script(text, [&](std::string_view piece, Script script) {
        ImFont* font = face(script == Script::Latin ? kLatin : language, weight);
        if (const Impl::Shaping shaping = impl_->shaping(script, font_px); shaping.shaper != nullptr) {
            const float baseline = std::round(at.y + font_px * kAscentOverEm / kLineOverEm);
            shaping.shaper->draw(list, piece, bold, shaping.size, {at.x, baseline}, colour);
            at.x += shaping.shaper->shape(piece, bold, shaping.size).width;
        } else {
            list.AddText(font, font_px, ImVec2(at.x, at.y), colour, piece.data(), piece.data() + piece.size());
            at.x += font->CalcTextSizeA(font_px, FLT_MAX, 0, piece.data(), piece.data() + piece.size()).x;
        }
    });
}

void Fonts::keep_sizes() {
    if (ImFontAtlasBuilder* const builder = ImGui::GetIO().Fonts->Builder) {
        for (int i = 0; i < builder->BakedPool.Size; ++i) {
            builder->BakedPool[i].LastUsedFrame = builder->FrameCount;
        }
    }
}

bool Fonts::covers(std::string_view language, Weight weight, std::string_view text) const {
    ImFont* const font = face(language, weight);
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const auto lead = static_cast<unsigned char>(*at);
        const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (end - at < length) {
            return false;
        }
        unsigned code = length == 1 ? lead : lead & (0xFFU >> static_cast<unsigned>(length + 1));
        for (int i = 1; i < length; ++i) {
            code = code << 6U | (static_cast<unsigned char>(at[i]) & 0x3FU);
        }
        at += length;
        if (code == '\n' || font->IsGlyphInFont(static_cast<ImWchar>(code))) continue;
        const std::size_t shaped = core::shaped_font_of(code);
        if (shaped == impl_->shaped.size() || !impl_->shaped.at(shaped) || !impl_->shaped.at(shaped)->has(code))
            return false;
    }
    return true;
}

} // namespace kiosk::ui
