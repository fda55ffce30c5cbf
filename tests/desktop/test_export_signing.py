"""How an export is signed, asked in the export sheet: by a picture, in a field, or by hand."""

from __future__ import annotations

import pikepdf
from PySide6.QtCore import Qt

from letterdesk.desktop.settling import settle
from letterdesk.desktop.widgets.marks import CheckBox

PICTURE = "Print the signature of \u2068Miriam Adeyemi\u2069"
FIELDS = "Signature fields in the PDF"


def exported(page, qtbot):
    """The PDF that Export makes."""
    qtbot.mouseClick(page.sheet.export_button, Qt.MouseButton.LeftButton)
    page.sheet.wait()
    settle(page._window)
    return pikepdf.open(next(page.session.path.parent.glob("*.pdf")))


def pictures(pdf) -> int:
    return sum(len(page.images) for page in pdf.pages)


def box(sheet, words) -> CheckBox:
    return next(box for box in sheet.findChildren(CheckBox)
                if box.text().strip("\u2068\u2069").replace("\u2068", "").replace("\u2069", "")
                == words.replace("\u2068", "").replace("\u2069", ""))


def test_a_signature_picture_is_printed_only_where_this_export_asks_for_it(open_letter, qtbot):
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    assert sheet.without.isVisible()
    with exported(page, qtbot) as plain:
        without = pictures(plain)
    sheet.close_sheet()
    again = page.open_export()
    qtbot.mouseClick(box(again, PICTURE), Qt.MouseButton.LeftButton)
    assert not again.without.isVisible()
    with exported(page, qtbot) as signed:
        assert pictures(signed) == without + 1
    again.close_sheet()
    assert not box(page.open_export(), PICTURE).isChecked()  # asked anew each time


def test_a_pdf_gets_fields_to_sign_in_and_no_picture(open_letter, qtbot):
    page = open_letter()
    sheet = page.open_export()
    for words in (FIELDS, PICTURE):
        qtbot.mouseClick(box(sheet, words), Qt.MouseButton.LeftButton)
    with exported(page, qtbot) as pdf:
        fields = [one.FT for one in pdf.Root.AcroForm.Fields]
        assert fields == [pikepdf.Name.Sig]
        assert pictures(pdf) == 1  # the logo alone
    sheet.close_sheet()
    assert box(page.open_export(), FIELDS).isChecked()


def test_who_has_no_picture_is_asked_for_none(open_letter):
    page = open_letter("signatory=karim-zayed")
    sheet = page.open_export()
    settle(page._window)
    assert not sheet.form.has_picture
    assert not box(sheet, "Print the signature of ").isVisible() and not sheet.without.isVisible()
