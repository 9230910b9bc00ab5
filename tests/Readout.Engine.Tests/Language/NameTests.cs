namespace Readout.Tests.Language;

public sealed class NameTests
{
    [Theory]
    [InlineData("US Secretary of State Norman Vale met Chinese Foreign Minister Luo Qiming in Beijing.", "US/l=USA;Norman Vale/p;Chinese/x=CHN;Luo Qiming/p;Beijing/l=CHN")]
    [InlineData("Prime Minister Petra Lindqvist will visit Kenya next week.", "Petra Lindqvist/p;Kenya/l=KEN")]
    [InlineData("The Kremlin said President Oleg Baranov would travel to Astana.", "Kremlin/l=RUS;Oleg Baranov/p;Astana/l=KAZ")]
    [InlineData("Crown Prince Khalid bin Rashid received the Turkish president.", "Khalid bin Rashid/p;Turkish/x=TUR")]
    [InlineData("Commission President Karla von der Heyden spoke in Brussels.", "Karla von der Heyden/p;Brussels/l")]
    [InlineData("Chen Mei-ling, Taiwan's vice president, flew to Palau.", "Chen Mei-ling/p;Taiwan/l=TWN;Palau/l=PLW")]
    [InlineData("President Moon Jae-in met Tsai Ing-wen's envoy, Bae Sun-in, in Seoul.", "Moon Jae-in/p;Tsai Ing-wen/p;Bae Sun-in/p;Seoul/l=KOR")]
    [InlineData("Talks between North Korea and South Korea broke down in Hanoi.", "North Korea/l=PRK;South Korea/l=KOR;Hanoi/l=VNM")]
    [InlineData("The United Nations and the African Union sent envoys to Khartoum.", "United Nations/o=UN;African Union/o=AU;Khartoum/l=SDN")]
    [InlineData("NATO ministers will gather in Vilnius.", "NATO/o=NATO;Vilnius/l=LTU")]
    [InlineData("Officials at the Pentagon and the State Department declined to comment.", "Pentagon/l=USA;State Department/o=USA")]
    [InlineData("Downing Street confirmed the call with Ottawa.", "Downing Street/l=GBR;Ottawa/l=CAN")]
    [InlineData("The U.S. and the U.K. signed a pact.", "U.S./l=USA;U.K./l=GBR")]
    [InlineData("Japan's foreign minister, Haruto Senda, will host the talks.", "Japan/l=JPN;Haruto Senda/p")]
    [InlineData("Saudi Arabia and Iran agreed to reopen embassies.", "Saudi Arabia/l=SAU;Iran/l=IRN")]
    [InlineData("The Emirati envoy met Omani officials in Muscat.", "Emirati/x=ARE;Omani/x=OMN;Muscat/l=OMN")]
    [InlineData("Senator John Hartwell wrote a letter to the White House.", "John Hartwell/p;White House/l=USA")]
    [InlineData("The Chinese and Indian sides met in New Delhi.", "Chinese/x=CHN;Indian/x=IND;New Delhi/l=IND")]
    [InlineData("Norwegian Foreign Minister Kari Solheim met Peru's foreign minister Julio Barrantes in Lima.", "Norwegian/x=NOR;Kari Solheim/p;Peru/l=PER;Julio Barrantes/p;Lima/l=PER")]
    [InlineData("The ambassador of Côte d'Ivoire arrived in São Paulo.", "Côte d'Ivoire/l=CIV;São Paulo/l")]
    public void Names_are_found_with_type_and_side(string text, string names) => Read.Names(text).ShouldBe(names.Split(';'));

    [Theory]
    [InlineData("Theresa May spoke to reporters on Sunday.", "Theresa May/p")]
    [InlineData("Officials said Sarah Kim-Howell would lead the talks in February.", "Sarah Kim-Howell/p")]
    [InlineData("State Department spokesman Daniel Reyes declined to comment.", "Daniel Reyes/p")]
    [InlineData("The office of Vice Premier Lin He confirmed the visit.", "Lin He/p")]
    [InlineData("Talks with the People's Republic of China resumed.", "People's Republic of China/l=CHN")]
    public void A_name_is_found_whole(string text, string name) => Read.Names(text).ShouldContain(name);

    [Theory]
    [InlineData("Her film \"The Last Rivers of Marlow Valley\" opened in Lund.", "The Last Rivers of Marlow Valley/x;Lund/l")]
    [InlineData("He thanked \"President Barrantes\" twice.", "Barrantes/p")]
    [InlineData("Former senator Harold \"Junior\" Thorne retired.", "Harold \"Junior\" Thorne/p")]
    [InlineData("The report was paid for by The Harrow Trust.", "The Harrow Trust/o")]
    [InlineData("The Harrow River Authority (HRA) closed the locks. Engineers of HRA said so.", "Harrow River Authority/o;HRA/o;HRA/o")]
    public void How_a_name_is_written_tells_where_it_begins_and_ends(string text, string names) => Read.Names(text).ShouldBe(names.Split(';'));

    [Theory]
    [InlineData("Talks with Prime Minister Barrantes went on.", "Barrantes/p")]
    [InlineData("The envoy met Foreign Minister Uno and King Harun.", "Uno/p;Harun/p")]
    public void A_title_before_a_family_name_is_no_part_of_it(string text, string names) => Read.Names(text).ShouldBe(names.Split(';'));

    [Theory]
    [InlineData("The Pentagon said the talks were useful.", "Pentagon", "USA")]
    [InlineData("The White House announced the summit.", "White House", "USA")]
    [InlineData("The Kremlin denied the report.", "Kremlin", "RUS")]
    public void A_seat_that_acts_stands_for_its_state(string text, string seat, string side) =>
        Read.Passage(text).Names.ShouldContain(name => name.Span.Of(text) == seat && name.Type != Readout.Documents.NameType.Person && name.Side!.Value.Code == side);

    [Theory]
    [InlineData("US Defence Secretary Lloyd Harker met his counterpart.", "US/l=USA;Lloyd Harker/p")]
    [InlineData("National Security Adviser Jane Colby will travel.", "Jane Colby/p")]
    public void The_words_of_a_title_are_no_name(string text, string names) => Read.Names(text).ShouldBe(names.Split(';'));

    [Theory]
    [InlineData("They met on Sunday and again in February.")]
    [InlineData("Write to press.office@norland.example or see https://norland.example today.")]
    public void Days_months_and_addresses_are_no_names(string text) => Read.Names(text).ShouldBeEmpty();

    [Fact]
    public void A_family_name_alone_is_the_person_named_in_full_elsewhere() =>
        Read.Names("Norman Vale landed in Oslo on Monday. Vale will stay two days. Reporters asked Vale about the visit.")
            .ShouldBe(["Norman Vale/p", "Oslo/l=NOR", "Vale/p", "Vale/p"]);

    [Fact]
    public void In_a_headline_the_verb_behind_a_family_name_is_no_part_of_it() =>
        Read.Names("Harwick Flies to Kenya\n\nSecretary of State Norman Harwick left for Kenya on Monday. Harwick will stay two days.")
            .ShouldBe(["Harwick/p", "Kenya/l=KEN", "Norman Harwick/p", "Kenya/l=KEN", "Harwick/p"]);

    [Fact]
    public void All_mentions_of_an_unlisted_name_have_one_type() =>
        Read.Names("Idris Belkacem fled. Troops of Belkacem held on. Belkacem has lost, said a witness near Belkacem's house.").Distinct().ShouldBe(["Idris Belkacem/p", "Belkacem/p"]);

    [Fact]
    public void A_common_word_at_the_head_of_a_sentence_is_no_name() => Read.Names("However, nothing was signed. Talks continued. Meanwhile, they waited.").ShouldBeEmpty();

    [Fact]
    public void The_pronoun_I_is_no_name() => Read.Names("He told reporters that I was wrong, and I agreed.").ShouldBeEmpty();

    [Fact]
    public void A_minister_called_May_is_a_person_and_no_month()
    {
        const string text = "Prime Minister Theodora May will visit Norway. The visit by May was planned for months.";
        Read.Names(text).ShouldContain("Theodora May/p");
        Read.Times(text).ShouldNotContain(time => time.StartsWith("May=", StringComparison.Ordinal));
    }
}
