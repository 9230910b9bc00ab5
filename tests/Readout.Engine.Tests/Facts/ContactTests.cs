using Readout.Documents;

namespace Readout.Tests.Facts;

public sealed class ContactTests
{
    [Fact]
    public void A_dateline_is_no_part_of_the_sentence()
    {
        var contact = Reports.Read("LIMA, May 14 - Peruvian President Rosa Quispe on Wednesday called off a trip to Oslo that was to begin on Friday.").Contacts.ShouldHaveSingleItem();
        contact.Status.ShouldBe(ContactStatus.Cancelled);
        contact.Start.ToString().ShouldBe("2031-05-16");
    }

    [Fact]
    public void A_president_called_May_is_no_auxiliary()
    {
        var contact = Reports.Read("Peruvian President Rosa Quispe and British Prime Minister Anne May last met in Oslo in January.").Contacts.ShouldHaveSingleItem();
        contact.Status.ShouldBe(ContactStatus.Held);
    }

    [Fact]
    public void The_day_behind_a_verb_of_saying_is_the_day_of_the_word() =>
        Reports.Read("Peruvian President Rosa Quispe said on Monday she would not meet Finnish Prime Minister Eero Laine.").Contacts.ShouldHaveSingleItem().Start.ShouldBeNull();

    [Fact]
    public void A_reason_belongs_to_what_was_undone() =>
        Reports.Read("Peruvian President Rosa Quispe postponed a trip to Finland in May, when a drone was seen drifting over Tampere.").Contacts.ShouldHaveSingleItem().Reason.ShouldBeNull();

    [Fact]
    public void An_office_told_with_its_state_before_a_comma_is_that_of_the_name()
    {
        var contact = Reports.Read("The Prime Minister of Finland, Eero Laine, spoke today with the President of Peru, Rosa Quispe.").Contacts.ShouldHaveSingleItem();
        contact.Sides.Select(side => side.Code).ShouldBe(["FIN", "PER"]);
    }

    [Fact]
    public void A_meeting_of_two_ministers_is_read_whole()
    {
        var contact = Reports.Read("Peruvian Foreign Minister Lucia Paredes met with Finland’s foreign minister Aino Salonen in Geneva on 12 May 2031.").Contacts.ShouldHaveSingleItem();
        contact.Kind.ShouldBe(ContactKind.Meeting);
        contact.Status.ShouldBe(ContactStatus.Held);
        contact.People.Select(person => person.Name).ShouldBe(["Lucia Paredes", "Aino Salonen"]);
        contact.Sides.Select(side => side.Code).ShouldBe(["PER", "FIN"]);
        contact.Level.ShouldBe(Level.ForeignMinister);
        contact.Start.ToString().ShouldBe("2031-05-12");
        contact.Place.ShouldBe("Geneva");
    }

    [Fact]
    public void A_postponed_visit_is_not_held()
    {
        var contact = Reports.Read("Peruvian Foreign Minister Lucia Paredes postponed a visit to Finland over the fishing dispute.").Contacts.ShouldHaveSingleItem();
        contact.Kind.ShouldBe(ContactKind.Visit);
        contact.Status.ShouldBe(ContactStatus.Postponed);
        contact.Reason.ShouldBe("the fishing dispute");
    }

    [Fact]
    public void Who_is_possibly_met_is_another_contact()
    {
        var contacts = Reports.Read("Peruvian Foreign Minister Lucia Paredes is expected to meet Finnish Prime Minister Eero Laine and possibly Finnish President Tuula Koski.").Contacts;
        contacts.Count.ShouldBe(2);
        contacts.Single(c => c.Status == ContactStatus.Planned).People.Select(p => p.Name).ShouldBe(["Lucia Paredes", "Eero Laine"]);
        contacts.Single(c => c.Status == ContactStatus.Possible).People.Select(p => p.Name).ShouldBe(["Lucia Paredes", "Tuula Koski"]);
    }

    [Fact]
    public void A_heading_dates_the_exchange_below_it()
    {
        const string Text = "Peruvian President Rosa Quispe and Finnish President Tuula Koski have spoken often.\n\nQuispe-Koski phone call — February 3, 2030\n\nQuispe and Koski held a phone call about fishing."
            + "\n\nKoski visits Lima — August 9, 2030\n\nKoski met Quispe in Lima.";
        var contacts = Reports.Read(Text).Contacts;
        contacts.ShouldContain(c => c.Kind == ContactKind.Call && c.Start!.Value.ToString() == "2030-02-03" && c.Status == ContactStatus.Held);
        contacts.ShouldContain(c => c.Kind == ContactKind.Meeting && c.Start!.Value.ToString() == "2030-08-09" && c.Place == "Lima");
    }

    [Theory]
    [InlineData("Lima, Peru, March 4 to 6, 2030. Finnish President Tuula Koski: Met with President Quispe.")]
    [InlineData("Finnish President Tuula Koski was in Lima, Peru from March 4 to 6, 2030. Met with President Quispe.")]
    public void An_entry_of_an_itinerary_is_a_visit_and_lends_its_day_to_what_follows(string text)
    {
        var contacts = Reports.Read(text).Contacts;
        var visit = contacts.Single(c => c.Kind == ContactKind.Visit);
        visit.People.ShouldHaveSingleItem().Name.ShouldBe("Tuula Koski");
        visit.Start.ToString().ShouldBe("2030-03-04");
        contacts.Single(c => c.Kind == ContactKind.Meeting).Start.ToString().ShouldBe("2030-03-04");
    }

    [Fact]
    public void A_meeting_dated_after_publication_is_not_held() =>
        Reports.Read("Peruvian President Rosa Quispe met Finnish President Tuula Koski in Lima on 3 June 2031.").Contacts.ShouldAllBe(c => c.Status != ContactStatus.Held);

    [Fact]
    public void One_contact_told_twice_is_one()
    {
        var contacts = Reports.Read("Peruvian President Rosa Quispe met Finnish President Tuula Koski in Lima on Monday.\n\nQuispe and Koski met for two hours.").Contacts;
        contacts.ShouldHaveSingleItem().Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void A_day_of_speech_is_not_the_day_of_the_meeting()
    {
        var contact = Reports.Read("Peruvian President Rosa Quispe said on Monday she would not meet Finnish President Tuula Koski.").Contacts.ShouldHaveSingleItem();
        contact.Status.ShouldBe(ContactStatus.Declined);
        contact.Start.ShouldBeNull();
    }

    [Fact]
    public void An_attribution_behind_a_name_is_not_its_role()
    {
        var people = Reports.Read("The minister held talks with Finnish Foreign Minister Aino Salonen, a US spokesman said.").People;
        people.Single(person => person.Name == "Aino Salonen").Side.ShouldBe(new Side("FIN"));
    }

    [Theory]
    [InlineData("Valencia met Getafe in the second round on Saturday.")]
    [InlineData("The company met its targets for the third quarter, its chief executive Paul Novak said.")]
    [InlineData("Fans met with disappointment when the concert was called off.")]
    [InlineData("Analysts from Japan and Germany expect prices to fall.")]
    [InlineData("They waited in a meeting room on the third floor.")]
    [InlineData("Mayor Paul Novak met residents of the old town on Sunday.")]
    [InlineData("The roads from Kenya and Uganda meet at the lake.")]
    [InlineData("The talks of the town is the new bridge.")]
    [InlineData("Paul Novak called Anna Berg a liar.")]
    [InlineData("Tourists visit the museum every summer.")]
    [InlineData("The board will hold a meeting on dividends in June.")]
    [InlineData("Chilean wine met with approval in Poland.")]
    [InlineData("The striker met the cross with his head.")]
    [InlineData("Finnish and Peruvian goods meet the new standards.")]
    [InlineData("The two rivers meet below the dam.")]
    public void What_is_no_contact_between_states_is_none(string text) => Reports.Read(text).Contacts.ShouldBeEmpty();

    [Theory]
    [InlineData("Ties cooled in March when Peruvian President Rosa Quispe met Finnish President Tuula Koski in Turku.", "2031-03")]
    [InlineData("Earlier this month, Rosa Quispe, the Peruvian president, and Lucia Paredes, the Peruvian foreign minister, visited Finland.", "2031-05")]
    [InlineData("Relations grew worse in April when Finnish Foreign Minister Eero Laine met Peruvian Foreign Minister Lucia Paredes.", "2031-04")]
    [InlineData("In April, Finnish Foreign Minister Eero Laine and Peruvian Foreign Minister Lucia Paredes held frank talks on the war in Sudan over two days in Lima.", "2031-04")]
    public void A_date_that_opens_the_sentence_or_its_clause_dates_the_contact(string text, string start)
    {
        var contact = Reports.Read(text).Contacts.ShouldHaveSingleItem();
        contact.Start.ToString().ShouldBe(start);
        contact.Status.ShouldBe(ContactStatus.Held);
        contact.Place.ShouldNotBe("Sudan");
    }

    [Fact]
    public void A_month_goes_on_to_the_next_clause_of_its_subject_but_a_place_does_not_come_back()
    {
        var contacts = Reports.Read("Finnish Foreign Minister Eero Laine held talks with Peruvian President Rosa Quispe in April, and later met Peruvian Foreign Minister Lucia Paredes in Cusco.").Contacts;
        contacts.Count.ShouldBe(2);
        contacts.ShouldAllBe(c => c.Start.ToString() == "2031-04");
        contacts.Count(c => c.Place == "Cusco").ShouldBe(1);
    }

    [Fact]
    public void A_stay_that_is_not_over_is_a_visit_under_way()
    {
        var visit = Reports.Read("Finnish President Tuula Koski visited Lima on Tuesday. During her stay through Friday, Koski is also expected to meet Peruvian President Rosa Quispe.").Contacts.Single(c => c.Kind == ContactKind.Visit);
        visit.Status.ShouldBe(ContactStatus.UnderWay);
        visit.End.ToString().ShouldBe("2031-05-16");
    }

    [Fact]
    public void What_somebody_deals_with_is_no_side()
    {
        var document = Reports.Read("Finnish Foreign Minister Eero Laine and Anna Berg, senior director for Peru and Chile affairs at the chancellery, visited Lima on Monday. Karl Brandt, the ambassador to Peru, met them.");
        document.People.Single(p => p.Name == "Anna Berg").Side.ShouldNotBe(new Side("PER"));
        document.People.Single(p => p.Name == "Karl Brandt").Side.ShouldNotBe(new Side("PER"));
    }

    [Fact]
    public void The_country_of_the_town_is_no_side_where_two_people_meet() =>
        Reports.Read("Eero Laine, the Finnish foreign minister, met President Rosa Quispe in Vienna on Monday.").Contacts.ShouldHaveSingleItem().Sides.ShouldNotContain(new Side("AUT"));

    [Fact]
    public void In_a_list_of_dated_lines_the_present_tense_is_history()
    {
        var contacts = Reports.Read("January 18, 2031 — Finnish President Tuula Koski meets Peruvian President Rosa Quispe in Zurich\n\nMarch 2, 2031 — Koski and Quispe meet in Turku").Contacts;
        contacts.Count.ShouldBe(2);
        contacts.ShouldAllBe(c => c.Status == ContactStatus.Held);
    }

    [Fact]
    public void Who_went_somewhere_to_meet_somebody_met() =>
        Reports.Read("Finnish President Tuula Koski went to Lima in March to meet Peruvian President Rosa Quispe.").Contacts.Single(c => c.Kind == ContactKind.Meeting).Status.ShouldBe(ContactStatus.Held);

    [Fact]
    public void He_is_the_person_whose_doing_the_sentence_before_tells()
    {
        var people = Reports.Read("Finnish President Eero Laine and Peruvian President Rosa Quispe have never met.\n\nChilean President Hugo Vidal's answer was to fly north. On May 6 he met Quispe in Lima.").Contacts.Single(c => c.Place == "Lima").People;
        people.Select(p => p.Name).ShouldBe(["Hugo Vidal", "Rosa Quispe"], ignoreOrder: true);
    }

    [Fact]
    public void A_plan_that_the_hosts_cancelled_is_cancelled() =>
        Reports.Read("In February, Finnish President Tuula Koski was to meet Peruvian President Rosa Quispe in Lima; the Peruvians cancelled two hours before.").Contacts.ShouldAllBe(c => c.Status == ContactStatus.Cancelled);
}
