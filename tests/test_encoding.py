"""In which encoding bytes are text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import encoding

SENTENCES = {
    "en": "The ferry left the quay at seven, “and nobody” was on board but the cook’s hens – so they said.",
    "de": "Die Fähre hat den Kai um sieben verlassen, und größere Möwen hören schöne Lieder über dem Fluss.",
    "fr": "Le bac a quitté le quai à sept heures et il ne portait que le cuisinier, déjà, avec une caisse de poules.",
    "pl": "Żółta łódź stała w porcie, a latarnik mówił, że jutro będzie sztorm i wszystkie łodzie wrócą.",
    "cs": "Přístav byl otevřen v březnu a žluté loďky čekaly u mola, dělníci šli domů a večer zpívali.",
    "hu": "A révész azt mondta, hogy hétkor indul a hajó, és a szakácson kívül senki sem ült rajta, őt várták.",
    "ro": "Bacul a plecat de la chei la ora șapte și nu era nimeni la bord în afară de bucătar.",
    "tr": "Vapur saat yedide iskeleden ayrıldı ve aşçı ile bir kasa tavuk için yer vardı, ama kimse yoktu.",
    "lv": "Prāmis atstāja piestātni septiņos, un uz klāja nebija neviena, izņemot pavāru. Bākas sargs gaidīja.",
    "lt": "Keltas išplaukė iš prieplaukos septintą valandą, ir denyje nebuvo nieko, išskyrus virėją. Žuvėdros rėkė.",
    "ru": "Паром ушёл от причала в семь, и на борту не было никого, кроме повара с ящиком кур.",
    "uk": "Пором відійшов від причалу о сьомій, і на борту не було нікого, крім кухаря з ящиком курей, її бачили.",
    "el": "Το φέρι έφυγε από την προβλήτα στις επτά. Ο φύλακας του φάρου είπε ότι θα έρθει καταιγίδα.",
    "he": "המעבורת עזבה את הרציף הצפוני בשבע. השומר של המגדלור אמר שתהיה סערה.",
    "ar": "غادرت العبارة الرصيف الشمالي في الساعة السابعة. قال حارس المنارة إن عاصفة ستأتي.",
    "ja": "渡し船は七時に北の桟橋を出た。乗っていたのは料理人だけだった。灯台守は明日は嵐になると言った。",
    "zh": "渡船七点离开北码头，船上只有厨师。灯塔看守人说明天会有风暴。",
    "zh-Hant": "渡船七點離開北碼頭，船上只有廚師。燈塔看守人說明天會有風暴。",
    "ko": "나룻배는 일곱 시에 북쪽 부두를 떠났다. 등대지기는 내일 폭풍이 올 것이라고 말했다.",
}
IN_USE = [
    *(("en", "cp1252"), ("de", "cp1252"), ("fr", "cp1252"), ("fr", "iso8859_15"), ("fr", "mac_roman")),
    *(("pl", "cp1250"), ("pl", "iso8859_2"), ("cs", "cp1250"), ("cs", "iso8859_2"), ("hu", "cp1250"), ("de", "cp850")),
    *(("tr", "cp1254"), ("tr", "iso8859_9"), ("lv", "cp1257"), ("lt", "cp1257"), ("lt", "iso8859_13")),
    *(("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "iso8859_5"), ("ru", "cp866"), ("uk", "cp1251"), ("uk", "koi8_u")),
    *(("el", "cp1253"), ("el", "iso8859_7"), ("he", "cp1255"), ("ar", "cp1256"), ("ar", "iso8859_6")),
    *(("ja", "cp932"), ("ja", "euc_jp"), ("zh", "gb18030"), ("zh-Hant", "cp950"), ("ko", "cp949")),
    *((lang, wide) for lang in SENTENCES for wide in ("utf-16-le", "utf-16-be", "utf-32-le")),
]


@pytest.mark.parametrize(("lang", "name"), IN_USE)
def test_the_text_is_read_as_it_was_written(lang: str, name: str) -> None:
    data = f"{SENTENCES[lang]}\n".encode(name) * 2
    found = encoding.decide(data)
    assert found and data.decode(found.encoding) == f"{SENTENCES[lang]}\n" * 2


@settings(max_examples=30)
@given(st.sampled_from([(lang, name) for lang, name in IN_USE if "utf" not in name]), st.data())
def test_words_in_any_order_are_read_right_or_put_up_for_review(pair: tuple[str, str], data: st.DataObject) -> None:
    lang, name = pair
    said = data.draw(st.lists(st.sampled_from(SENTENCES[lang].split()), min_size=12, max_size=40))
    found = encoding.decide(" ".join(said).encode(name))
    assert found
    assert " ".join(said).encode(name).decode(found.encoding) == " ".join(said) or found.confidence < 0.9


def test_a_mark_or_strict_utf_8_needs_no_weighing() -> None:
    german = SENTENCES["de"]
    assert encoding.decide(german.encode()) == encoding.Verdict("utf-8")
    assert encoding.decide(german.encode("utf-8-sig")) == encoding.Verdict("utf-8-sig")
    assert encoding.decide(codecs.BOM_UTF16_BE + german.encode("utf-16-be")) == encoding.Verdict("utf-16")


def test_what_would_differ_is_told() -> None:
    found = encoding.decide((SENTENCES["cs"] * 2).encode("iso8859_2"))
    assert found and (found.encoding, found.second) == ("iso8859_2", "cp1250")
    assert "ž/ľ" in found.differing.split()


def test_one_foreign_name_far_down_is_enough() -> None:
    data = (SENTENCES["en"] * 400 + "\nHe came from Łódź by way of Wrocław and Częstochowa.\n").encode("cp1250")
    found = encoding.decide(data)
    assert found and "Łódź by way of Wrocław and Częstochowa" in data.decode(found.encoding)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x01\x02\x03word" * 50, bytes(range(128, 256)) * 9])
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    assert encoding.decide(data) is None
