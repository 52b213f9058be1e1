"use strict";
// Small comforts on pages that work without it: facts and their marks light each other up, charts save as PNG.
(() => {
  const text = document.getElementById("text");
  if (text) linkMarks(text);
  document.querySelectorAll("button.png").forEach(offerPng);
  document.querySelector(".sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });

  function linkMarks(text) {
    const cards = new Map([...document.querySelectorAll("[data-fact]")].map((card) => [card.dataset.fact, card]));
    const marksOf = (number) => text.querySelectorAll(`mark[data-facts~="${number}"]`);
    const held = (number) => cards.get(number)?.matches(":focus-within");  // scrolling to a fact moves its mark away
    const light = (numbers, on) => numbers.filter((number) => on || !held(number)).forEach((number) => {
      marksOf(number).forEach((mark) => mark.classList.toggle("lit", on));
      cards.get(number)?.classList.toggle("lit", on);
    });
    cards.forEach((card, number) => {
      for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
        card.addEventListener(event, () => light([number], on));
      card.addEventListener("click", (event) => {
        if (!event.target.closest("a")) marksOf(number)[0]?.scrollIntoView({ block: "center" });
      });
    });
    text.querySelectorAll("mark[data-facts]").forEach((mark) => {
      const numbers = mark.dataset.facts.split(" ").filter((number) => number !== "0");
      if (!numbers.length) return;
      mark.addEventListener("mouseenter", () => light(numbers, true));
      mark.addEventListener("mouseleave", () => light(numbers, false));
      mark.addEventListener("click", () => {
        const card = cards.get(numbers[0]);
        card?.scrollIntoView({ block: "center" });
        card?.focus({ preventScroll: true });
      });
    });
  }

  function offerPng(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const svg = button.closest(".series").querySelector("svg.chart");
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = svg.viewBox.baseVal.width * 2;
        canvas.height = svg.viewBox.baseVal.height * 2;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        const link = document.createElement("a");
        link.download = `${button.dataset.name}.png`;
        link.href = canvas.toDataURL("image/png");
        link.click();
      };
      image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    });
  }
})();
