#include "report/alliance_page.hpp"

#include <algorithm>
#include <array>

#include "report/alliance.hpp"
#include "report/brush.hpp"
#include "report/office_map.hpp"

namespace kiosk::report {
namespace {

using print::Box;
using print::Colour;

// From few guests to many; ink that reads on each.
struct Shade {
    Colour ground, ink;
};
constexpr std::array kShades{Shade{Colour::hex(0xE3E6DF), print::kInk}, Shade{Colour::hex(0xBFD8D3), print::kInk},
                             Shade{Colour::hex(0x86B8AF), print::kInk}, Shade{Colour::hex(0x3F8B82), print::kWhite},
                             Shade{Colour::hex(0x0F5C57), print::kWhite}};

const Shade& shade_of(std::int64_t guests, std::int64_t most) {
    if (guests == 0 || most == 0) return kShades.front();
    const auto steps = static_cast<std::int64_t>(kShades.size()) - 1;
    return kShades[static_cast<std::size_t>(1 + (guests * steps - 1) / most)];
}

class AlliancePage {
  public:
    AlliancePage(Brush& brush, const std::vector<Visit>& visits, const Wording& wording, const map::Scene* scene)
        : brush_(brush), wording_(wording), scene_(scene), guests_(guests_by_office(visits)), visits_(visits.size()) {
        for (const auto& [office, guests] : guests_) most_ = std::max(most_, guests);
    }

    void draw() {
        brush_.text(one_line(wording_.say("alliance"), " "), {kMargin, 11, 150, 11},
                    {{22, true}, print::kPrimary, Alignment::Left, 1});
        brush_.text(one_line(wording_.say("map_note"), " ・ "), {kMargin, 22, 150, 7},
                    {{11, false}, kQuiet, Alignment::Left, 1});
        std::int64_t all = 0;
        for (const auto& [office, guests] : guests_) all += guests;
        figure(static_cast<std::int64_t>(visits_), "visits", 200);
        figure(all, "guests_present", 245);
        if (scene_ != nullptr)
            draw_offices(brush_, *scene_, {kMargin, 34, 120, 158}, [&](int office) {
                const auto guests = of(office);
                const auto& shade = shade_of(guests, most_);
                return OfficeLook{shade.ground, guests > 0 ? std::to_string(guests) : std::string(), shade.ink};
            });
        draw_bars();
    }

  private:
    [[nodiscard]] std::int64_t of(int office) const {
        const auto found = guests_.find(office);
        return found == guests_.end() ? 0 : found->second;
    }

    void figure(std::int64_t value, const char* key, double x) {
        brush_.text({{std::to_string(value), wording_.language()}}, {x, 9, 38, 12},
                    {{26, true}, print::kInk, Alignment::Right, 1});
        brush_.text(one_line(wording_.say(key), " "), {x, 21, 38, 6}, {{10, false}, kQuiet, Alignment::Right, 1});
    }

    void draw_bars() {
        constexpr double kX = 150;
        constexpr double kNames = 52;
        constexpr double kNumbers = 14;
        const double room = kPage.width - kMargin - kX - kNames - kNumbers;
        const double height = std::min(13.0, 150.0 / static_cast<double>(std::max<std::size_t>(1, guests_.size())));
        double y = 40;
        for (const auto& [office, guests] : guests_) {
            brush_.text(one_line(office_words(wording_, office), " ・ "), {kX, y, kNames - 3, height},
                        {{11, true}, print::kInk, Alignment::Left, 1});
            const double width = most_ == 0 ? 0 : room * static_cast<double>(guests) / static_cast<double>(most_);
            const Box bar{kX + kNames, y + height * 0.25, std::max(width, 0.6), height * 0.5};
            brush_.fill(bar, guests == 0 ? print::kLine : print::kPrimary, std::min(1.0, bar.width / 2));
            brush_.text({{std::to_string(guests), wording_.language()}}, {bar.right() + 1.5, y, kNumbers, height},
                        {{11, true}, print::kPrimary, Alignment::Left, 1});
            y += height;
        }
    }

    Brush& brush_;
    const Wording& wording_;
    const map::Scene* scene_;
    std::map<int, std::int64_t> guests_;
    std::size_t visits_;
    std::int64_t most_ = 0;
};

} // namespace

core::Result<Pdf> write_alliance_pdf(const Document& document, const std::vector<Visit>& visits, const Wording& wording,
                                     const map::Scene* scene) {
    return write_pdf(document, [&](Brush& brush) { AlliancePage(brush, visits, wording, scene).draw(); });
}

} // namespace kiosk::report
