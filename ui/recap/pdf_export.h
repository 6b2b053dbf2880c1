// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

class QIODevice;

namespace ui {

/// The article as a PDF: text that can be selected and searched, links, page numbers. It is set
/// from the recap's values, so nothing foreign is ever taken for markup and nothing is loaded.
/// Needs a QGuiApplication, offscreen too.
void setRecapPdf(const core::Recap &recap, QIODevice &target);

}  // namespace ui
