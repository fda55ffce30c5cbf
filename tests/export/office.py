"""LibreOffice accepting or rejecting the tracked changes of Word files, as a colleague would."""

from __future__ import annotations

import os
import shutil
import subprocess

from letterdesk.export.parity.office import font_settings, office_program

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim asked(0) As New com.sun.star.beans.PropertyValue
  Dim kept(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  asked(0).Name = "FilterName"
  asked(0).Value = "writer_pdf_Export"
  kept(0).Name = "FilterName"
  kept(0).Value = "writer8"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim names(1000) As String
  count = 0
  found = Dir(ConvertFromURL(folder &amp; "/*.docx"))
  While found &lt;&gt; ""
    names(count) = found
    count = count + 1
    found = Dir
  Wend
  For n = 0 To count - 1
    found = names(n)
    url = folder &amp; "/" &amp; found
    opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
    frame = opened.CurrentController.Frame
    If InStr(found, "accepted") &gt; 0 Then
      dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, none())
    ElseIf InStr(found, "rejected") &gt; 0 Then
      dispatcher.executeDispatch(frame, ".uno:RejectAllTrackedChanges", "", 0, none())
    End If
    opened.storeToURL(url &amp; ".odt", kept())
    opened.close(True)
    opened = StarDesktop.loadComponentFromURL(url &amp; ".odt", "_blank", 0, hidden())
    opened.storeToURL(url &amp; ".pdf", asked())
    opened.close(True)
  Next n
  StarDesktop.terminate()
End Sub
</script:module>
"""


def has_tools():
    """LibreOffice and pdftotext are installed."""
    return bool(office_program() and shutil.which("pdftotext"))


def settled(files, folder):
    """Words of each page as LibreOffice lays it out; name -> text.

    Of a file whose name has `accepted` or `rejected` in it all changes are first.
    """
    (folder / "fonts.conf").write_text(font_settings(folder))
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    # The first start makes the folder of settings, and writes over what stands there.
    _run(folder, "--terminate_after_init")
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "Module1.xba").write_text(_MODULE)
    _run(folder, f'macro:///Standard.Module1.Settle("{folder.as_uri()}")')
    return {name: _words(folder / f"{name}.docx.pdf") for name in files}


def _run(folder, *words):
    subprocess.run(
        [office_program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--norestore", *words],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        check=True, capture_output=True, timeout=300)


def _words(pdf):
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True,
                          capture_output=True, text=True).stdout
    return [" ".join(line.split()) for line in told.splitlines() if line.strip()]
