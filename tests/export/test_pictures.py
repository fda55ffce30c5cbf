"""Pictures made fit to print."""

import io

import pytest
from PIL import Image

from letterdesk.export.pictures import Unprintable, printable
from tests.export.pdf_letters import picture


def opened(made):
    return Image.open(io.BytesIO(made.data))


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return picture(400, 200, kind="JPEG", exif=exif.tobytes())


def test_a_photo_that_the_camera_says_is_turned_stands_upright():
    made = printable(turned(6), 30.0)
    assert (made.width, made.height) == (177, 354)
    image = opened(made).convert("L")
    # the dark upper half of the sensor's picture lies at the right once it is turned
    assert image.getpixel((160, 100)) < 100 < image.getpixel((20, 100))
    assert 0x0112 not in opened(made).getexif()


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "F"])
def test_other_colours_become_rgb(mode):
    kind = "JPEG" if mode == "CMYK" else "TIFF"
    data = io.BytesIO()
    Image.new(mode, (60, 40)).save(data, kind)
    assert opened(printable(data.getvalue(), 20.0)).mode == "RGB"


def test_a_transparent_picture_stays_transparent():
    image = opened(printable(picture(mode="RGBA"), 20.0))
    assert image.mode == "RGBA"
    data = io.BytesIO()
    palette = Image.new("P", (20, 20))
    palette.save(data, "GIF", transparency=0)
    assert opened(printable(data.getvalue(), 20.0)).mode == "RGBA"


def test_a_fine_picture_is_scaled_to_what_paper_shows_and_a_coarse_one_is_kept():
    fine = printable(picture(4000, 2000), 12.0)
    assert (fine.width, fine.height) == (284, 142)
    coarse = printable(picture(40, 20), 12.0)
    assert (coarse.width, coarse.height) == (40, 20)
    wide = printable(picture(6000, 200), 500.0)
    assert wide.width == 2480


@pytest.mark.parametrize(("data", "words"), [
    (b"", "not a picture"), (b"GIF89a", "not a picture"), (b"%PDF-1.4", "not a picture"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
    (picture(500, 500)[:-200], "part of it is missing"),
    (picture(10_000, 10_000, "1"), "100 megapixels; the most is 60"),
    (picture(20_000, 10_000, "1"), "megapixels"),
])
def test_what_cannot_be_printed_says_why(data, words):
    with pytest.raises(Unprintable, match=words):
        printable(data, 15.0)


def test_a_wrong_ending_does_not_matter_and_the_name_comes_from_the_picture():
    png, jpeg = printable(picture(), 20.0), printable(picture(kind="JPEG"), 20.0)
    assert (png.suffix, jpeg.suffix) == ("png", "jpg")
    assert png.name.endswith(".png") and png.name != jpeg.name
    assert printable(picture(), 20.0) == png
