#include "store/people_search.hpp"

#include <algorithm>

#include "store/roster/roster_store.hpp"
#include "store/search/name_index.hpp"
#include "store/sqlite/schema.hpp"

namespace kiosk::store {
namespace {

constexpr int kPiece = 500; // people, in a transaction of some ten milliseconds

// Beside a kiosk at work: whoever writes meanwhile waits for a piece, not for the whole.
core::Status make_index(const std::filesystem::path& file, core::NameReader& reader) {
    const auto connection = TRY(open_database(file, Access::ReadWrite, kBusyTimeout));
    while (true) {
        auto transaction = TRY(Transaction::write(*connection));
        if (TRY(has_name_index(*connection))) return {};
        const auto lacking = TRY(lacking_in_name_index(*connection, kPiece));
        for (const auto& id : lacking)
            if (const auto person = TRY(find_participant(*connection, id)))
                TRY(add_to_name_index(*connection, reader, *person));
        TRY(transaction.commit());
    }
}

} // namespace

struct PeopleSearch::Impl {
    std::unique_ptr<Connection> connection;
    core::NameReader reader;
};

PeopleSearch::PeopleSearch(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PeopleSearch::PeopleSearch(PeopleSearch&&) noexcept = default;
PeopleSearch& PeopleSearch::operator=(PeopleSearch&&) noexcept = default;
PeopleSearch::~PeopleSearch() = default;

core::Result<PeopleSearch> PeopleSearch::open(const std::filesystem::path& file) {
    auto impl = std::make_unique<Impl>();
    impl->connection = TRY(open_database(file, Access::ReadOnly, kBusyTimeout));
    if (!TRY(has_name_index(*impl->connection)))
        if (auto done = make_index(file, impl->reader); !done)
            return tl::unexpected(done.error().at("making the index of names in " + file.string()));
    return PeopleSearch(std::move(impl));
}

core::Result<std::vector<FoundPerson>> PeopleSearch::find(std::string_view typed, int limit) {
    const auto query = TRY(impl_->reader.read_query(typed));
    auto& connection = *impl_->connection;
    const auto transaction = TRY(Transaction::read(connection));
    std::vector<FoundPerson> found;
    for (const auto& hit : TRY(search_names(connection, query, std::clamp(limit, 1, kMostFound))))
        if (auto person = TRY(find_participant(connection, hit.participant)))
            found.push_back({std::move(*person), hit.match});
    return found;
}

} // namespace kiosk::store
