"""The main language of a text."""

import pytest

from converter.languages import detect


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens."),
        ("de", "Die Fähre hat den Kai um sieben verlassen, und an Bord war niemand außer dem Koch mit den Hühnern."),
        ("fr", "Le bac a quitté le quai à sept heures et il ne portait que le cuisinier avec une caisse de poules."),
        ("az", "Bərə saat yeddidə körpüdən ayrıldı və göyərtədə aşpazdan başqa heç kim yox idi."),
        ("tr", "Vapur saat yedide iskeleden ayrıldı ve aşçı ile bir kasa tavuk için yer vardı, ama kimse yoktu."),
        ("ru", "Паром ушёл от причала в семь, и на борту не было никого, кроме повара с ящиком кур."),
        ("uk", "Пором відійшов від причалу о сьомій, і на борту не було нікого, крім кухаря з ящиком курей."),
        ("el", "Το φέρι έφυγε από την προβλήτα στις επτά."),
        ("ar", "غادرت العبارة الرصيف الشمالي في الساعة السابعة"),
        ("fa", "کشتی ساعت هفت از اسکله شمالی حرکت کرد و کسی جز آشپز در آن نبود"),
        ("he", "המעבורת עזבה את הרציף הצפוני בשבע"),
        ("zh", "渡船七点离开北码头，船上只有厨师。"),
        ("ja", "渡し船は七時に北の桟橋を出た。"),
        ("ko", "나룻배는 일곱 시에 북쪽 부두를 떠났다."),
    ],
)
def test_a_sentence_is_enough(lang: str, text: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize("text", ["", "12 34", "Nelvar quorsude bralktomi ezinvar."])
def test_too_little_tells_nothing(text: str) -> None:
    assert detect(text) == ""


def test_a_few_foreign_words_change_nothing() -> None:
    english = "The keeper of the lamp said that it was not to be moved, and that he had the key with him. "
    assert detect(english * 5 + "Der Leuchtturm und die Fähre. Паром ушёл.") == "en"


def test_the_middle_of_a_long_text_is_read_too() -> None:
    assert detect("1 " * 60_000 + "der die und das nicht " * 20_000 + "1 " * 60_000) == "de"
