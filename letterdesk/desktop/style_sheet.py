"""The style sheet of the window: rules for Qt's own widgets in the colours of an appearance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from letterdesk.desktop.theme import (
    CAPTION,
    Radius,
    Size,
    Space,
    Tokens,
    colour,
    mixed,
    type_size,
)


def style_sheet(t: Tokens) -> str:
    """Rules for the stock widgets; painted widgets read the tokens themselves."""
    hover, pressed = mixed(t.text, t.button, 0.05), mixed(t.text, t.button, 0.10)
    quiet_hover = colour(t.text, 0.05).name(QColor.NameFormat.HexArgb)
    quiet_pressed = colour(t.text, 0.10).name(QColor.NameFormat.HexArgb)
    raised_line = t.line
    small = type_size(CAPTION)
    rtl = int(QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft)
    ltr = 1 - rtl
    return f"""
QWidget {{ color: {t.text}; }}
QLabel[tone="secondary"], QCheckBox[tone="secondary"] {{ color: {t.secondary}; }}
QLabel[tone="error"] {{ color: {t.error}; }}
QLabel[tone="warning"] {{ color: {t.warning}; }}
QLabel[tone="good"] {{ color: {t.good}; }}
QWidget[surface="panel"] {{ background: {t.panel}; }}
QWidget[surface="canvas"] {{ background: {t.canvas}; }}
QWidget[surface="desk"] {{ background: {t.desk}; }}
QFrame[line="bottom"] {{ border: none; border-bottom: 1px solid {t.line}; }}
QFrame[line="top"] {{ border: none; border-top: 1px solid {t.line}; }}
QFrame[line="trailing"] {{ border: none; border-right: 1px solid {t.line}; }}
QFrame[line="leading"] {{ border: none; border-left: 1px solid {t.line}; }}
QScrollArea, QListView, QAbstractScrollArea {{ border: none; background: transparent; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ border: none; background: transparent;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QPushButton {{ border-radius: {Radius.CONTROL}px;
  border: 1px solid {t.button_line}; background: {t.button}; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:disabled {{ color: {mixed(t.text, t.panel, 0.45)};
  border-color: {mixed(t.button_line, t.panel, 0.45)}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; font-weight: 600;
  border: 1px solid {t.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover};
  border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {t.accent_pressed};
  border-color: {t.accent_pressed}; }}
QPushButton[kind="primary"]:disabled {{ background: {mixed(t.accent, t.panel, 0.45)};
  border-color: {mixed(t.accent, t.panel, 0.45)}; color: {mixed(t.on_accent, t.panel, 0.75)}; }}
QPushButton[kind="quiet"], QToolButton {{ border: 1px solid transparent; background: transparent;
  border-radius: {Radius.CONTROL}px; }}
QPushButton[kind="quiet"]:checked {{ background: {t.accent_wash}; }}
QPushButton[kind="quiet"]:hover, QToolButton:hover {{ background: {quiet_hover}; }}
QPushButton[kind="quiet"]:pressed, QToolButton:pressed {{ background: {quiet_pressed}; }}
QPushButton[kind="link"] {{ border: none; background: transparent; }}
QPushButton[split="start"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; }}
QPushButton[split="end"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0;
  border-left: 1px solid {mixed(t.on_accent, t.accent, 0.3)}; }}
QToolButton[rail="true"] {{ border-radius: {Radius.MENU}px; color: {t.secondary};
  font-size: {small}px; padding: 4px 0 2px 0; }}
QToolButton[rail="true"]:checked {{ background: {t.accent_wash}; color: {t.accent};
  font-weight: 600; }}
QMenu {{ background: {t.raised}; border: 1px solid {raised_line}; border-radius: {Radius.MENU}px;
  padding: {Space.XS}px; }}
QMenu::item {{ min-height: {Size.CONTROL - 8}px; padding: 4px {Space.XL}px 4px {Space.M}px;
  border-radius: {Radius.BOX}px; }}
QMenu::item:selected {{ background: {mixed(t.text, t.raised, 0.05)}; }}
QMenu::item:disabled {{ color: {mixed(t.text, t.raised, 0.45)}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {Space.XS}px; }}
QToolTip {{ background: {t.toast}; color: {t.toast_text}; border: none; padding: 6px 10px;
  border-radius: {Radius.BOX}px; font-size: {small}px; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 4px 3px; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 3px 4px; }}
QScrollBar::handle {{ background: {mixed(t.text, t.panel, 0.16)}; border-radius: 3px;
  min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {mixed(t.text, t.panel, 0.32)}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0; border: none; }}
QSplitter::handle {{ background: {t.line}; }}
QTableView {{ background: {t.field}; border: 1px solid {t.line};
  border-radius: {Radius.CONTROL}px; gridline-color: {t.line};
  selection-background-color: {t.accent_wash}; selection-color: {t.text}; }}
QTableView::item {{ padding: 0 {Space.S}px; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView QLineEdit {{ background: {t.field}; }}
QHeaderView, QTableCornerButton::section {{ background: {t.panel}; border: none; }}
QHeaderView::section {{ background: {t.panel}; color: {t.secondary}; border: none;
  border-bottom: 1px solid {t.line}; padding: 0 {Space.S + 3}px; }}
QListView#suggestions {{ background: {t.raised}; border: 1px solid {raised_line};
  border-radius: {Radius.MENU}px; padding: {Space.XS}px; outline: none; }}
QListView#suggestions::item {{ min-height: {Size.CONTROL - 4}px; padding: 0 8px;
  border-radius: {Radius.BOX}px; }}
QListView#suggestions::item:selected {{ background: {t.accent_wash}; color: {t.text}; }}
QFrame#sheet-foot {{ background: {t.panel}; border: none; border-top: 1px solid {t.line};
  border-bottom-left-radius: {Radius.CARD}px; border-bottom-right-radius: {Radius.CARD}px; }}
QFrame#sheet-result {{ background: {t.desk}; border: none;
  border-left: {ltr}px solid {t.line}; border-right: {rtl}px solid {t.line};
  border-top-right-radius: {ltr * Radius.CARD}px; border-top-left-radius: {rtl * Radius.CARD}px; }}
QFrame[card="text"] {{ background: {t.panel}; border: 1px solid {t.line};
  border-radius: {Radius.MENU}px; }}
QFrame[card="text"][chosen="true"] {{ border: {Size.RING}px solid {t.accent}; }}
QProgressBar {{ border: none; border-radius: 2px; background: {t.line};
  min-height: {Size.PROGRESS}px; max-height: {Size.PROGRESS}px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
QMessageBox, QDialog {{ background: {t.panel}; }}
"""
