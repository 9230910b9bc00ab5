using Readout.Documents;

namespace Readout.Tests.Facts;

/// <summary>One or two sentences each in the styles of the wires: calls read out, guests received, offers, plans undone. Written before the engine read them.</summary>
public sealed class WireContactTests
{
    public static TheoryData<ContactKind, ContactStatus, string, string> Sentences => new()
    {
        { ContactKind.Meeting, ContactStatus.Planned, "PRT CHL", "Portuguese Foreign Minister Tiago Valadas is due to hold talks with his Chilean counterpart, Marta Riquelme, in Lisbon on Thursday." },
        { ContactKind.Meeting, ContactStatus.Planned, "PRT CHL", "Prime Minister Duarte Lobo of Portugal is set to meet Chilean President Inés Carvallo on Friday." },
        { ContactKind.Meeting, ContactStatus.Planned, "PRT CHL", "Chile's president, Inés Carvallo, is slated to sit down with Portuguese Prime Minister Duarte Lobo next month." },
        { ContactKind.Meeting, ContactStatus.Planned, "DNK VNM", "Denmark's Foreign Minister Sofie Brandt was due in Hanoi on Wednesday for talks with Vietnamese Foreign Minister Tran Van Long." },
        { ContactKind.Visit, ContactStatus.Planned, "DNK VNM", "Danish Prime Minister Jens Holm is due to arrive in Hanoi on Sunday for a two-day visit." },
        { ContactKind.Meeting, ContactStatus.Held, "ROU JOR", "Romanian President Ilinca Stoica held a bilateral meeting with Jordan's King Tariq in Bucharest on Tuesday." },
        { ContactKind.Meeting, ContactStatus.Held, "ROU JOR", "King Tariq of Jordan received Romanian President Ilinca Stoica at the Husseiniya Palace on Tuesday." },
        { ContactKind.Meeting, ContactStatus.Held, "ROU JOR", "Romanian President Ilinca Stoica was welcomed by King Tariq of Jordan in Amman on Tuesday." },
        { ContactKind.Call, ContactStatus.Held, "ROU JOR", "In a telephone conversation on Sunday, Romanian Foreign Minister Radu Cernea told his Jordanian counterpart, Samir Haddad, that Bucharest would send aid." },
        { ContactKind.Call, ContactStatus.Held, "CAN NGA", "Canadian Prime Minister Claire Beaudoin spoke by phone with Nigerian President Emeka Obi, according to a readout issued by her office." },
        { ContactKind.Call, ContactStatus.Held, "CAN NGA", "Canada's Claire Beaudoin placed a call to Nigerian President Emeka Obi on Saturday to congratulate him." },
        { ContactKind.Call, ContactStatus.Held, "CAN NGA", "Canadian Foreign Minister Luc Perrault had a phone call with Nigerian Foreign Minister Amina Bello on Monday." },
        { ContactKind.Call, ContactStatus.Planned, "CAN NGA", "The Canadian prime minister, Claire Beaudoin, is scheduled to speak by telephone with President Emeka Obi of Nigeria on Tuesday." },
        { ContactKind.Call, ContactStatus.Declined, "CAN NGA", "Nigerian President Emeka Obi has refused to take a call from Canadian Prime Minister Claire Beaudoin." },
        { ContactKind.VideoCall, ContactStatus.Held, "CAN NGA", "Canadian Prime Minister Claire Beaudoin and Nigerian President Emeka Obi conferred by videoconference on Monday." },
        { ContactKind.Letter, ContactStatus.Held, "CAN NGA", "Canadian Prime Minister Claire Beaudoin has written a letter to Nigerian President Emeka Obi." },
        { ContactKind.Visit, ContactStatus.Held, "CAN NGA", "Canadian Prime Minister Claire Beaudoin wrapped up a three-day visit to Nigeria on Sunday." },
        { ContactKind.Visit, ContactStatus.Held, "CAN NGA", "Canadian Prime Minister Claire Beaudoin has returned from a trip to Nigeria." },
        { ContactKind.Visit, ContactStatus.UnderWay, "CAN NGA", "Canadian Prime Minister Claire Beaudoin arrived in Abuja on Sunday for a three-day official visit." },
        { ContactKind.Visit, ContactStatus.Planned, "CAN NGA", "Canadian Prime Minister Claire Beaudoin will pay an official visit to Nigeria from 3 to 5 June." },
        { ContactKind.Visit, ContactStatus.Planned, "CAN NGA", "Canadian Prime Minister Claire Beaudoin heads to Abuja next week." },
        { ContactKind.Visit, ContactStatus.Postponed, "CAN NGA", "Canadian Prime Minister Claire Beaudoin has put off a visit to Nigeria that had been planned for May." },
        { ContactKind.Visit, ContactStatus.Postponed, "CAN NGA", "A planned visit by Canadian Prime Minister Claire Beaudoin to Nigeria has been pushed back to the autumn." },
        { ContactKind.Visit, ContactStatus.Postponed, "CAN NGA", "Canada's Claire Beaudoin postponed her trip to Abuja, citing the floods at home." },
        { ContactKind.Visit, ContactStatus.Cancelled, "CAN NGA", "Canadian Prime Minister Claire Beaudoin scrapped a planned trip to Nigeria on Friday." },
        { ContactKind.Visit, ContactStatus.Cancelled, "CAN NGA", "Nigerian President Emeka Obi abruptly called off a state visit to Canada." },
        { ContactKind.Visit, ContactStatus.Cancelled, "CAN NGA", "Nigerian President Emeka Obi had been due to visit Ottawa in May, but the trip was cancelled." },
        { ContactKind.Visit, ContactStatus.Declined, "CAN NGA", "Nigerian President Emeka Obi turned down an invitation to visit Canada." },
        { ContactKind.Visit, ContactStatus.Declined, "CAN NGA", "President Emeka Obi of Nigeria said he would not travel to Canada for the talks." },
        { ContactKind.Visit, ContactStatus.Proposed, "CAN NGA", "Canadian Prime Minister Claire Beaudoin extended an invitation to Nigerian President Emeka Obi to visit Ottawa." },
        { ContactKind.Visit, ContactStatus.Possible, "CAN NGA", "A trip to Canada by Nigerian President Emeka Obi is on the cards, an aide said." },
        { ContactKind.Visit, ContactStatus.Possible, "CAN NGA", "Nigerian President Emeka Obi is considering a visit to Canada." },
        { ContactKind.Visit, ContactStatus.Possible, "CAN NGA", "Nigerian President Emeka Obi might travel to Ottawa in the summer, officials said." },
        { ContactKind.Meeting, ContactStatus.Proposed, "ARM AZE", "Armenian Prime Minister Davit Hakobyan has offered to meet Azerbaijani President Rashad Mammadov anywhere and at any time." },
        { ContactKind.Meeting, ContactStatus.Proposed, "ARM AZE", "Armenia's Davit Hakobyan proposed a face-to-face meeting with Azerbaijan's President Rashad Mammadov." },
        { ContactKind.Meeting, ContactStatus.Declined, "ARM AZE", "Azerbaijani President Rashad Mammadov snubbed an offer of talks with Armenian Prime Minister Davit Hakobyan." },
        { ContactKind.Meeting, ContactStatus.Declined, "ARM AZE", "Azerbaijan's president, Rashad Mammadov, ruled out meeting Armenian Prime Minister Davit Hakobyan." },
        { ContactKind.Meeting, ContactStatus.Cancelled, "ARM AZE", "Azerbaijan pulled out of talks with Armenia that were to be held in Brussels on Thursday." },
        { ContactKind.Meeting, ContactStatus.Cancelled, "ARM AZE", "A meeting between Armenian Prime Minister Davit Hakobyan and Azerbaijani President Rashad Mammadov, planned for Thursday, was scrapped at the last minute." },
        { ContactKind.Meeting, ContactStatus.Postponed, "ARM AZE", "Talks between Armenia and Azerbaijan scheduled for Thursday have been postponed indefinitely." },
        { ContactKind.Meeting, ContactStatus.Postponed, "ARM AZE", "The foreign ministers of Armenia and Azerbaijan delayed their meeting by a week." },
        { ContactKind.Meeting, ContactStatus.Planned, "ARM AZE", "Armenia and Azerbaijan agreed to hold a new round of talks in Tbilisi next month." },
        { ContactKind.Meeting, ContactStatus.Possible, "ARM AZE", "Armenian Prime Minister Davit Hakobyan could meet Azerbaijani President Rashad Mammadov in Tbilisi, the ministry said." },
        { ContactKind.Meeting, ContactStatus.UnderWay, "ARM AZE", "Negotiators from Armenia and Azerbaijan are meeting in Tbilisi this week." },
        { ContactKind.Meeting, ContactStatus.UnderWay, "ARM AZE", "Talks between Armenia and Azerbaijan entered their third day on Wednesday." },
        { ContactKind.Meeting, ContactStatus.Held, "ARM AZE", "The leaders of Armenia and Azerbaijan sat face to face for the first time in Tbilisi on Monday." },
        { ContactKind.Meeting, ContactStatus.Held, "ARM AZE", "Monday's talks between Armenian Prime Minister Davit Hakobyan and Azerbaijani President Rashad Mammadov lasted three hours." },
        { ContactKind.Meeting, ContactStatus.Held, "ARM AZE", "Armenian Prime Minister Davit Hakobyan came away from a meeting with Azerbaijani President Rashad Mammadov on Monday with little to show." },
        { ContactKind.Meeting, ContactStatus.Held, "ARM AZE", "Georgian-mediated talks between Armenia and Azerbaijan were held in Tbilisi on Friday." },
        { ContactKind.Meeting, ContactStatus.Held, "KOR JPN", "South Korean President Han Ji-won and Japanese Prime Minister Naoki Arai held a summit in Busan on Saturday." },
        { ContactKind.Meeting, ContactStatus.Held, "KOR JPN", "South Korea's Han Ji-won met Japan's Naoki Arai in Busan on Saturday." },
        { ContactKind.Meeting, ContactStatus.Held, "KOR JPN", "Japanese Prime Minister Naoki Arai on Saturday met with South Korean President Han Ji-won." },
        { ContactKind.Meeting, ContactStatus.Held, "KOR JPN", "Japanese Prime Minister Naoki Arai was in Busan on Saturday, where he met President Han Ji-won of South Korea." },
        { ContactKind.Visit, ContactStatus.Held, "KOR JPN", "Japanese Prime Minister Naoki Arai travelled to Seoul in March 2030." },
        { ContactKind.Visit, ContactStatus.Held, "KOR JPN", "The visit to Seoul by Japanese Prime Minister Naoki Arai in March was the first in a decade." },
        { ContactKind.Visit, ContactStatus.Held, "KOR JPN", "During his visit to Seoul last month, Japanese Prime Minister Naoki Arai promised a loan." },
        { ContactKind.Visit, ContactStatus.Planned, "KOR JPN", "Ahead of Japanese Prime Minister Naoki Arai's visit to Seoul next week, the two navies held a drill." },
        { ContactKind.Visit, ContactStatus.Planned, "KOR JPN", "President Han Ji-won of South Korea will make his first state visit to Japan on 2 June." },
        { ContactKind.Meeting, ContactStatus.Held, "QAT UGA", "Qatar's emir, Sheikh Khalid bin Nasser, hosted Ugandan President Grace Okello for lunch on Sunday." },
        { ContactKind.Meeting, ContactStatus.Held, "QAT UGA", "A Ugandan delegation led by Foreign Minister Peter Mugisha met Qatari officials in Doha on Sunday." },
        { ContactKind.Visit, ContactStatus.Held, "QAT UGA", "A Qatari delegation visited Kampala last week." },
        { ContactKind.Visit, ContactStatus.Planned, "QAT UGA", "A high-level Qatari delegation will travel to Uganda on Friday." },
        { ContactKind.Meeting, ContactStatus.Held, "FRA EU", "French President Odile Garnier met European Commission President Matteo Ricci in Brussels on Monday." },
        { ContactKind.Meeting, ContactStatus.Held, "UN SDN", "UN special envoy Pekka Salo met Sudanese army chief Osman Idris in Port Sudan on Sunday." },
        { ContactKind.Meeting, ContactStatus.Held, "NATO TUR", "NATO chief Henrik Dahl held talks with Turkish President Cem Yalcin in Ankara on Monday." },
        { ContactKind.Meeting, ContactStatus.Held, "SRB", "The Serbian president, Vuk Petrov, and the Kosovan prime minister, Arben Krasniqi, met in Brussels on Monday under EU mediation." },
        { ContactKind.Meeting, ContactStatus.Planned, "IDN AUS", "Australia's defence minister, Kate Nolan, will hold talks with her Indonesian counterpart, Budi Hartono, when she visits Jakarta on Friday." },
        { ContactKind.Visit, ContactStatus.Planned, "IDN AUS", "Australia's defence minister, Kate Nolan, will hold talks with her Indonesian counterpart, Budi Hartono, when she visits Jakarta on Friday." },
        { ContactKind.Meeting, ContactStatus.Planned, "IDN AUS", "On Friday she is to meet Indonesian President Budi Hartono. Australian Prime Minister Kate Nolan said she looked forward to the meeting with Hartono." },
        { ContactKind.Meeting, ContactStatus.Held, "IDN AUS", "Australia and Indonesia's defence ministers met on Friday in Jakarta." },
        { ContactKind.Meeting, ContactStatus.Held, "IDN AUS", "Australian Prime Minister Kate Nolan landed in Jakarta on Friday. She was greeted at the airport by Indonesian President Budi Hartono." },
        { ContactKind.Meeting, ContactStatus.Held, "IDN AUS", "Australian Prime Minister Kate Nolan landed in Jakarta on Friday. The two leaders, who last met in 2029, are expected to sign a treaty. Nolan met Indonesian President Budi Hartono after her arrival." },
        { ContactKind.Meeting, ContactStatus.Held, "IDN AUS", "At a meeting with Indonesian President Budi Hartono on Friday, Australian Prime Minister Kate Nolan raised the case of the fishermen." },
        { ContactKind.Meeting, ContactStatus.Held, "IDN AUS", "Speaking after talks with Indonesian President Budi Hartono in Jakarta, Australian Prime Minister Kate Nolan said the deal was close." },
        { ContactKind.Meeting, ContactStatus.Planned, "MEX GTM", "Mexican President Jorge Lara will host Guatemalan President Sonia Paz at the National Palace on Tuesday." },
        { ContactKind.Meeting, ContactStatus.Planned, "MEX GTM", "Mexican President Jorge Lara has agreed to meet Guatemalan President Sonia Paz." },
        { ContactKind.Meeting, ContactStatus.Planned, "MEX GTM", "Mexican President Jorge Lara accepted an offer of talks from Guatemalan President Sonia Paz." },
        { ContactKind.Meeting, ContactStatus.Cancelled, "MEX GTM", "Mexican President Jorge Lara backed out of a meeting with Guatemalan President Sonia Paz." },
        { ContactKind.Meeting, ContactStatus.Declined, "MEX GTM", "Mexican President Jorge Lara has no plans to meet Guatemalan President Sonia Paz when she visits." },
        { ContactKind.Meeting, ContactStatus.Declined, "MEX GTM", "Mexican President Jorge Lara will not meet Guatemalan President Sonia Paz when she is in the country." },
        { ContactKind.Meeting, ContactStatus.Held, "MEX GTM", "Mexico City and Guatemala City held a first round of consultations on Tuesday." },
        { ContactKind.Letter, ContactStatus.Held, "MEX GTM", "Guatemalan President Sonia Paz sent a message to Mexican President Jorge Lara on the flood." },
        { ContactKind.Letter, ContactStatus.Held, "MEX GTM", "The letter from Guatemalan President Sonia Paz to Mexican President Jorge Lara was delivered on Monday." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Tells_of_this_contact(ContactKind kind, ContactStatus status, string sides, string text)
    {
        var contacts = Reports.Read(text).Contacts;
        contacts.ShouldContain(contact => contact.Kind == kind && contact.Status == status && sides.Split(' ').All(code => contact.Sides.Contains(new Side(code))));
        if (status != ContactStatus.Held) contacts.ShouldNotContain(contact => contact.Kind == kind && contact.Status == ContactStatus.Held);
    }
}
