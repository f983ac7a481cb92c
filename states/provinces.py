"""The 77 provinces: ISO 3166-2 code, number in the civil registration, and both names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from states.thai import normalise_thai
from states.words import Bilingual


class Province(NamedTuple):
    """`code` is ISO 3166-2 (`TH-50`); `dopa` the two digits that begin every district code."""

    code: str
    dopa: str
    thai: str
    english: str

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.thai, self.english)


BANGKOK: Final = "TH-10"

_TABLE: Final = (
    Province("TH-10", "10", "กรุงเทพมหานคร", "Bangkok"),
    Province("TH-11", "11", "สมุทรปราการ", "Samut Prakan"),
    Province("TH-12", "12", "นนทบุรี", "Nonthaburi"),
    Province("TH-13", "13", "ปทุมธานี", "Pathum Thani"),
    Province("TH-14", "14", "พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"),
    Province("TH-15", "15", "อ่างทอง", "Ang Thong"),
    Province("TH-16", "16", "ลพบุรี", "Lop Buri"),
    Province("TH-17", "17", "สิงห์บุรี", "Sing Buri"),
    Province("TH-18", "18", "ชัยนาท", "Chai Nat"),
    Province("TH-19", "19", "สระบุรี", "Saraburi"),
    Province("TH-20", "20", "ชลบุรี", "Chon Buri"),
    Province("TH-21", "21", "ระยอง", "Rayong"),
    Province("TH-22", "22", "จันทบุรี", "Chanthaburi"),
    Province("TH-23", "23", "ตราด", "Trat"),
    Province("TH-24", "24", "ฉะเชิงเทรา", "Chachoengsao"),
    Province("TH-25", "25", "ปราจีนบุรี", "Prachin Buri"),
    Province("TH-26", "26", "นครนายก", "Nakhon Nayok"),
    Province("TH-27", "27", "สระแก้ว", "Sa Kaeo"),
    Province("TH-30", "30", "นครราชสีมา", "Nakhon Ratchasima"),
    Province("TH-31", "31", "บุรีรัมย์", "Buri Ram"),
    Province("TH-32", "32", "สุรินทร์", "Surin"),
    Province("TH-33", "33", "ศรีสะเกษ", "Si Sa Ket"),
    Province("TH-34", "34", "อุบลราชธานี", "Ubon Ratchathani"),
    Province("TH-35", "35", "ยโสธร", "Yasothon"),
    Province("TH-36", "36", "ชัยภูมิ", "Chaiyaphum"),
    Province("TH-37", "37", "อำนาจเจริญ", "Amnat Charoen"),
    Province("TH-38", "38", "บึงกาฬ", "Bueng Kan"),
    Province("TH-39", "39", "หนองบัวลำภู", "Nong Bua Lam Phu"),
    Province("TH-40", "40", "ขอนแก่น", "Khon Kaen"),
    Province("TH-41", "41", "อุดรธานี", "Udon Thani"),
    Province("TH-42", "42", "เลย", "Loei"),
    Province("TH-43", "43", "หนองคาย", "Nong Khai"),
    Province("TH-44", "44", "มหาสารคาม", "Maha Sarakham"),
    Province("TH-45", "45", "ร้อยเอ็ด", "Roi Et"),
    Province("TH-46", "46", "กาฬสินธุ์", "Kalasin"),
    Province("TH-47", "47", "สกลนคร", "Sakon Nakhon"),
    Province("TH-48", "48", "นครพนม", "Nakhon Phanom"),
    Province("TH-49", "49", "มุกดาหาร", "Mukdahan"),
    Province("TH-50", "50", "เชียงใหม่", "Chiang Mai"),
    Province("TH-51", "51", "ลำพูน", "Lamphun"),
    Province("TH-52", "52", "ลำปาง", "Lampang"),
    Province("TH-53", "53", "อุตรดิตถ์", "Uttaradit"),
    Province("TH-54", "54", "แพร่", "Phrae"),
    Province("TH-55", "55", "น่าน", "Nan"),
    Province("TH-56", "56", "พะเยา", "Phayao"),
    Province("TH-57", "57", "เชียงราย", "Chiang Rai"),
    Province("TH-58", "58", "แม่ฮ่องสอน", "Mae Hong Son"),
    Province("TH-60", "60", "นครสวรรค์", "Nakhon Sawan"),
    Province("TH-61", "61", "อุทัยธานี", "Uthai Thani"),
    Province("TH-62", "62", "กำแพงเพชร", "Kamphaeng Phet"),
    Province("TH-63", "63", "ตาก", "Tak"),
    Province("TH-64", "64", "สุโขทัย", "Sukhothai"),
    Province("TH-65", "65", "พิษณุโลก", "Phitsanulok"),
    Province("TH-66", "66", "พิจิตร", "Phichit"),
    Province("TH-67", "67", "เพชรบูรณ์", "Phetchabun"),
    Province("TH-70", "70", "ราชบุรี", "Ratchaburi"),
    Province("TH-71", "71", "กาญจนบุรี", "Kanchanaburi"),
    Province("TH-72", "72", "สุพรรณบุรี", "Suphan Buri"),
    Province("TH-73", "73", "นครปฐม", "Nakhon Pathom"),
    Province("TH-74", "74", "สมุทรสาคร", "Samut Sakhon"),
    Province("TH-75", "75", "สมุทรสงคราม", "Samut Songkhram"),
    Province("TH-76", "76", "เพชรบุรี", "Phetchaburi"),
    Province("TH-77", "77", "ประจวบคีรีขันธ์", "Prachuap Khiri Khan"),
    Province("TH-80", "80", "นครศรีธรรมราช", "Nakhon Si Thammarat"),
    Province("TH-81", "81", "กระบี่", "Krabi"),
    Province("TH-82", "82", "พังงา", "Phangnga"),
    Province("TH-83", "83", "ภูเก็ต", "Phuket"),
    Province("TH-84", "84", "สุราษฎร์ธานี", "Surat Thani"),
    Province("TH-85", "85", "ระนอง", "Ranong"),
    Province("TH-86", "86", "ชุมพร", "Chumphon"),
    Province("TH-90", "90", "สงขลา", "Songkhla"),
    Province("TH-91", "91", "สตูล", "Satun"),
    Province("TH-92", "92", "ตรัง", "Trang"),
    Province("TH-93", "93", "พัทลุง", "Phatthalung"),
    Province("TH-94", "94", "ปัตตานี", "Pattani"),
    Province("TH-95", "95", "ยะลา", "Yala"),
    Province("TH-96", "96", "นราธิวาส", "Narathiwat"),
)

PROVINCES: Final[Mapping[str, Province]] = MappingProxyType({each.code: each for each in _TABLE})

_BY_DOPA: Final = MappingProxyType({each.dopa: each for each in _TABLE})
_BY_THAI_NAME: Final = MappingProxyType({each.thai: each for each in _TABLE})
_PREFIXES: Final = ("จังหวัด", "จ.")
_BANGKOK_AS_WRITTEN: Final = frozenset({"กรุงเทพ", "กรุงเทพฯ", "กทม.", "กทม"})


def province_named(thai: str) -> Province | None:
    """The province of that Thai name, with or without `จังหวัด` or `จ.`; None when there is none."""
    name = normalise_thai(thai).strip()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    name = name.strip()
    if name in _BANGKOK_AS_WRITTEN:
        return PROVINCES[BANGKOK]
    return _BY_THAI_NAME.get(name)


def province_with_dopa(dopa: str) -> Province | None:
    """The province whose number in the civil registration is `dopa` (two digits), or None."""
    return _BY_DOPA.get(dopa)
