#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"arrangement", FieldType::Choice, "", 0, 0, 0, "distributed central none",
     "Who reviews a tool before it is used: nobody, one central office, or educators, IT and administrators "
     "in parallel.",
     "design choice of the plan; directional anchors: evidence gaps table, 8.9, 9.6", Evidence::Assumed},
    {"weekly_hours", FieldType::Departments, "hours a week", 0, 400, 0, "",
     "Review hours a week that educators, IT and administrators give.",
     "plan's choice; 4 to 20 hours a tool (gaps table)", Evidence::Assumed},
    {"chair", FieldType::Choice, "", 0, 0, 0, "administrators educators it",
     "Which department leads; educators are trusted more.", "evidence 9.6", Evidence::Moderate},
    {"fast_lane", FieldType::Number, "share", 0, 1, 0, "", "Share of release jobs that jump the queue.",
     "plan's choice", Evidence::Assumed},
    {"rereview_share", FieldType::Number, "share", 0, 1, 0, "",
     "Share of releases of tools in service that are reviewed again.",
     "plan's choice; terms change 3.9 times a year (6.8)", Evidence::Moderate},
    {"openness", FieldType::Number, "share", 0, 1, 0, "",
     "Share of found incidents that families are told about beyond the law.",
     "plan's choice; disclosure otherwise 5 to 10% (7.4)", Evidence::Moderate},
};

class Governance final : public Lever {
 public:
  explicit Governance(const InterventionDef& def) {
    const std::string& a = def.fields.choice("arrangement");
    arrangement_ = a == "distributed" ? Arrangement::Distributed
                   : a == "central"   ? Arrangement::Central
                                      : Arrangement::None;
    hours_ = def.fields.departments("weekly_hours");
    const std::string& c = def.fields.choice("chair");
    chair_ = c == "educators" ? Department::Educators
             : c == "it"      ? Department::IT
                              : Department::Administrators;
    fast_lane_ = def.fields.number("fast_lane");
    rereview_ = def.fields.number("rereview_share");
    openness_ = def.fields.number("openness");
  }
  void contribute(const LeverView&, const LeverState&, Effects& e) const override {
    e.arrangement = std::max(e.arrangement, arrangement_);
    for (std::size_t d = 0; d < kDepartments; ++d) e.review_hours[d] += hours_[d];
    if (arrangement_ != Arrangement::None && (!e.has_chair || chair_ == Department::Educators)) {
      e.chair = e.has_chair && e.chair == Department::Educators ? e.chair : chair_;
      e.has_chair = true;
    }
    e.fast_lane = std::max(e.fast_lane, fast_lane_);
    e.rereview_share = std::max(e.rereview_share, rereview_);
    e.openness = std::max(e.openness, openness_);
  }

 private:
  Arrangement arrangement_;
  std::array<double, 3> hours_;
  Department chair_;
  double fast_lane_, rereview_, openness_;
};

}  // namespace

InterventionKind governance_kind() {
  return {"governance",
          "Review of tools",
          "Who reviews AI tools, with how many hours, and how openly.",
          kFields,
          false,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Governance>(def);
          }};
}

}  // namespace pilotwave
