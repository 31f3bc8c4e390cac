#pragma once

#include "draw/symbol.hpp"
#include "model/state.hpp"
#include "viz/scene/legend.hpp"

namespace pilotwave::viz {

/// How far a teacher has come, in steps that a glance tells apart: shape and colour together.
/// @param unapproved  turns to no approved tool: a hole in the middle, whatever the level
void teacher_sign(Sheet& sheet, draw::Point at, double radius, UseLevel level, bool unapproved,
                  draw::Hue hue);
/// Whether a teacher uses AI, but none that is approved.
[[nodiscard]] bool uses_unapproved_only(const TeacherColumns& teachers, std::uint32_t post);
/// What a student does with AI. @param guided  a teacher has used it with them
void student_sign(Sheet& sheet, const draw::Box& cell, StudentUse use, bool guided);

/// A line from somebody to somebody, with an arrow's head short of the end. @param short_by  px
void passing_arrow(Sheet& sheet, draw::Point from, draw::Point to, double width, double short_by,
                   draw::Role role);

/// What the signs mean.
[[nodiscard]] Legend people_legend();

}  // namespace pilotwave::viz
